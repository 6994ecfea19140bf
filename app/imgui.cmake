# Dear ImGui 1.92 or newer (glyphs on demand), from source: the folder UBAO_IMGUI_DIR, else the cache that ./dev
# fills, else the upstream release by its hash. `imgui` is for the program, `imgui_hooked` for headless tests.
if(NOT UBAO_IMGUI_DIR AND EXISTS ${CMAKE_SOURCE_DIR}/.deps/imgui/imgui.h)
  set(UBAO_IMGUI_DIR ${CMAKE_SOURCE_DIR}/.deps/imgui)
endif()
if(NOT UBAO_IMGUI_DIR)
  include(FetchContent)
  FetchContent_Declare(imgui GIT_REPOSITORY https://github.com/ocornut/imgui.git GIT_TAG v1.92.2b)
  FetchContent_MakeAvailable(imgui)
  set(UBAO_IMGUI_DIR ${imgui_SOURCE_DIR})
endif()

set(imgui_sources imgui.cpp imgui_draw.cpp imgui_tables.cpp imgui_widgets.cpp)
list(TRANSFORM imgui_sources PREPEND ${UBAO_IMGUI_DIR}/)

foreach(variant imgui imgui_hooked)
  add_library(${variant} STATIC EXCLUDE_FROM_ALL ${imgui_sources})
  set_target_properties(${variant} PROPERTIES UNITY_BUILD OFF)
  target_include_directories(${variant} SYSTEM PUBLIC ${UBAO_IMGUI_DIR})
  target_compile_definitions(${variant} PUBLIC IMGUI_USE_WCHAR32 IMGUI_DISABLE_OBSOLETE_FUNCTIONS
    IMGUI_DISABLE_DEMO_WINDOWS ImDrawIdx=unsigned)
endforeach()
target_compile_definitions(imgui_hooked PUBLIC IMGUI_ENABLE_TEST_ENGINE)
