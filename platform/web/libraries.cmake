# What the browser's build links instead of the system's libraries: SQLite and libsodium from the sources that ./dev
# unpacks into .deps/, and the two header libraries, which the compiler must not look for in /usr/include itself,
# since the system's C library lies there too. They carry the names that the folders link on every platform.
set(ubao_sources ${CMAKE_SOURCE_DIR}/.deps)

# All code has to agree on how exceptions are thrown; these are the browser's own.
add_compile_options(-fwasm-exceptions)
add_link_options(-fwasm-exceptions)

file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/include)
foreach(headers cereal nlohmann)
  if(NOT EXISTS /usr/include/${headers})
    message(FATAL_ERROR "/usr/include/${headers} is missing: ./dev web installs it")
  endif()
  file(CREATE_LINK /usr/include/${headers} ${CMAKE_BINARY_DIR}/include/${headers} SYMBOLIC)
endforeach()
include_directories(SYSTEM ${CMAKE_BINARY_DIR}/include)
add_library(nlohmann_json::nlohmann_json INTERFACE IMPORTED GLOBAL)

# SQLite is kept as many sources; its own rules make the one that is compiled.
set(sqlite_folder ${CMAKE_BINARY_DIR}/sqlite)
file(MAKE_DIRECTORY ${sqlite_folder})
add_custom_command(OUTPUT ${sqlite_folder}/sqlite3.c ${sqlite_folder}/sqlite3.h
  COMMAND ${CMAKE_COMMAND} -E env --unset=CC --unset=CXX --unset=CFLAGS
    sh ${ubao_sources}/sqlite3/configure --quiet --disable-tcl --disable-readline
  COMMAND make -s sqlite3.c
  DEPENDS ${ubao_sources}/sqlite3/VERSION WORKING_DIRECTORY ${sqlite_folder}
  COMMENT "Joining the sources of SQLite" VERBATIM)
add_library(ubao_sqlite STATIC ${sqlite_folder}/sqlite3.c)
target_include_directories(ubao_sqlite SYSTEM PUBLIC ${sqlite_folder})
target_compile_definitions(ubao_sqlite PRIVATE SQLITE_THREADSAFE=0 SQLITE_OMIT_LOAD_EXTENSION SQLITE_DQS=0
  SQLITE_DEFAULT_MEMSTATUS=0 SQLITE_TEMP_STORE=2)
target_compile_options(ubao_sqlite PRIVATE -w)
add_library(PkgConfig::SQLITE ALIAS ubao_sqlite)

# libsodium whole, as portable C; what nothing calls is left out by the linker.
set(sodium_folder ${ubao_sources}/libsodium/src/libsodium)
file(GLOB_RECURSE sodium_sources CONFIGURE_DEPENDS RELATIVE ${sodium_folder} ${sodium_folder}/*.c)
list(FILTER sodium_sources EXCLUDE REGEX "sse|avx|xmm6|aesni|sandy2x|sysrandom|internal_random")
list(TRANSFORM sodium_sources PREPEND ${sodium_folder}/)
# the header that its configuring would write, and the one beside it that it includes
file(COPY ${ubao_sources}/libsodium/builds/msvc/version.h ${sodium_folder}/include/sodium/export.h
  DESTINATION ${CMAKE_BINARY_DIR}/include/sodium)
add_library(ubao_sodium STATIC ${sodium_sources})
target_include_directories(ubao_sodium SYSTEM PUBLIC ${sodium_folder}/include)
target_include_directories(ubao_sodium PRIVATE ${sodium_folder}/include/sodium ${CMAKE_BINARY_DIR}/include/sodium)
target_compile_definitions(ubao_sodium PUBLIC SODIUM_STATIC PRIVATE CONFIGURED=1 NATIVE_LITTLE_ENDIAN=1)
target_compile_options(ubao_sodium PRIVATE -w)
add_library(PkgConfig::SODIUM ALIAS ubao_sodium)

# Of libzstd what packs and unpacks, as portable C.
set(zstd_folder ${ubao_sources}/libzstd/lib)
file(GLOB zstd_sources CONFIGURE_DEPENDS ${zstd_folder}/common/*.c ${zstd_folder}/compress/*.c ${zstd_folder}/decompress/*.c)
add_library(ubao_zstd STATIC ${zstd_sources})
target_include_directories(ubao_zstd SYSTEM PUBLIC ${zstd_folder})
target_compile_definitions(ubao_zstd PRIVATE ZSTD_DISABLE_ASM=1)
target_compile_options(ubao_zstd PRIVATE -w)
add_library(PkgConfig::ZSTD ALIAS ubao_zstd)
