#include "platform/fonts.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace ubao::platform {
namespace {

namespace fs = std::filesystem;

struct Bytes {
  void* start = nullptr;
  int size = 0;
};

// A font is read where it is touched, page by page: large fonts of which a few glyphs are shown cost next to
// nothing. The mapping stays until the process ends, as the atlas does.
Bytes map_file(const fs::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return {};
  struct stat about {};
  Bytes bytes;
  if (fstat(file, &about) == 0 && about.st_size > 0 && about.st_size < (1 << 30)) {
    void* start = mmap(nullptr, static_cast<std::size_t>(about.st_size), PROT_READ, MAP_PRIVATE, file, 0);
    if (start != MAP_FAILED) bytes = {start, static_cast<int>(about.st_size)};
  }
  close(file);
  return bytes;
}

// Whether these bytes are a whole font or collection of fonts (OpenType, "Organization of an OpenType font"):
// every table of the first one lies within the file.
bool is_font(const Bytes& bytes) {
  const auto* start = static_cast<const unsigned char*>(bytes.start);
  const auto size = static_cast<std::uint64_t>(bytes.size);
  const auto number = [&](std::uint64_t at, unsigned length) {
    std::uint64_t value = 0;
    for (unsigned i = 0; i < length; ++i) value = value << 8 | (at + length <= size ? start[at + i] : 0u);
    return value;
  };
  constexpr std::uint64_t kTrueType = 0x00010000, kCff = 0x4f54544f, kCollection = 0x74746366;
  const std::uint64_t font = number(0, 4) == kCollection ? number(12, 4) : 0;
  if (number(font, 4) != kTrueType && number(font, 4) != kCff) return false;
  const std::uint64_t tables = number(font + 4, 2);
  for (std::uint64_t table = 0; table < tables; ++table) {
    const std::uint64_t entry = font + 12 + table * 16;
    if (entry + 16 > size || number(entry + 8, 4) + number(entry + 12, 4) > size) return false;
  }
  return tables > 0;
}

ImFont* add_font(const fs::path& path, bool merge) {
  const Bytes bytes = map_file(path);
  if (!bytes.start || !is_font(bytes)) return nullptr;
  ImFontConfig config;
  config.MergeMode = merge;
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  ImFont* font = atlas.AddFontFromMemoryTTF(bytes.start, bytes.size, 0, &config);
  // the atlas would copy a font that is not its own, all 20 MB of a Chinese one; and it must not free ours
  if (font) atlas.Sources.back().FontDataOwnedByAtlas = false;
  return font;
}

std::vector<fs::path> font_folders() {
  std::vector<fs::path> folders;
  if (const char* chosen = std::getenv("UBAO_FONTS"); chosen && *chosen) folders.emplace_back(chosen);
  for (const char* folder : {"/usr/share/fonts/truetype/noto", "/usr/share/fonts/noto",
                             "/usr/local/share/fonts/noto", "/usr/share/fonts/google-noto"})
    folders.emplace_back(folder);
  return folders;
}

// Each script's font fills the gaps of those before it; a missing one is no fault.
ImFont* add_family(const fs::path& folder, const std::string& weight) {
  ImFont* font = add_font(folder / ("NotoSans-" + weight + ".ttf"), false);
  if (!font) return nullptr;
  for (const char* script : {"Arabic", "Devanagari", "Bengali", "Ethiopic"})
    add_font(folder / (std::string("NotoSans") + script + "-" + weight + ".ttf"), true);
  add_font("/usr/share/fonts/opentype/noto/NotoSansCJK-" + weight + ".ttc", true);
  return font;
}

}  // namespace

core::Result<app::Fonts> load_fonts() {
  std::string searched;
  for (const fs::path& folder : font_folders()) {
    const app::Fonts fonts{add_family(folder, "Regular"), add_family(folder, "Bold")};
    if (fonts.regular && fonts.bold) return fonts;
    searched += (searched.empty() ? "" : ", ") + folder.string();
  }
  return {core::ErrorCode::not_found, "the font Noto Sans; searched: " + searched};
}

}  // namespace ubao::platform
