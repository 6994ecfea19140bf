// The program composed for a browser's page: assets and fonts come with the page, the data folder lies in
// memory until the page is left, no network. index.html is the page.
#include <emscripten.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "core/language.h"
#include "platform/assets.h"
#include "platform/fonts.h"
#include "platform/web/offline.h"
#include "platform/web/page.h"

namespace ubao::platform {
namespace {

constexpr const char* kFolder = "/ubao";

// What is there for as long as the page is.
struct Site {
  Offline transport;
  Program program;
  std::unique_ptr<Page> page;

  explicit Site(std::unique_ptr<DataFolder> folder)
      : program(std::move(folder), core::real_env(), transport) {}
};

std::unique_ptr<Site>& site() {
  static std::unique_ptr<Site> the_site;
  return the_site;
}

// clang-format off
EM_JS(void, show_notice, (const char* text), {
  const notice = document.getElementById("notice");
  notice.textContent = UTF8ToString(text);
  notice.hidden = false;
})
// clang-format on

// Shows why there is nothing to see, in the page itself since nothing can be drawn.
int give_up(const std::string& text) {
  show_notice(text.c_str());
  return 1;
}

// What lies in memory is gone when the page is left: the browser asks, in its own words; any text makes it.
const char* ask_before_leaving(int, const void*, void*) {
  const app::State& state = site()->program.app().state();
  return state.workshop_open || !state.views.home.workshops.empty() ? "Ubao" : nullptr;
}

int start() {
  const auto language = core::read_language(asset("languages/en.json"));
  if (!language) return give_up(core::describe(language.error()));
  auto folder = DataFolder::open(kFolder, core::real_env(), language->text("web.device"));
  if (!folder) return give_up(core::describe(folder.error()));
  auto made = std::make_unique<Site>(std::move(*folder));
  if (!prepare_canvas()) return give_up(language->text("web.no_graphics"));
  const auto fonts = load_fonts();
  if (!fonts) return give_up(core::describe(fonts.error()));
  made->page = std::make_unique<Page>(made->program, *fonts);
  site() = std::move(made);
  emscripten_set_beforeunload_callback(nullptr, ask_before_leaving);
  return 0;
}

}  // namespace
}  // namespace ubao::platform

// What the page's own scripts and tests may ask.
extern "C" {

// How many frames have been drawn; 0 before the program has started.
EMSCRIPTEN_KEEPALIVE int ubao_web_frames() {
  const auto& site = ubao::platform::site();
  return site ? site->page->frames() : 0;
}

// The texts on the screen: [{"text", "x", "y", "w", "h"}], JSON, in CSS pixels; until the next call.
EMSCRIPTEN_KEEPALIVE const char* ubao_web_shown() {
  static std::string answer;
  nlohmann::json texts = nlohmann::json::array();
  if (const auto& site = ubao::platform::site())
    for (const auto& shown : site->page->shown())
      texts.push_back({{"text", shown.text},
                       {"x", shown.box.x},
                       {"y", shown.box.y},
                       {"w", shown.box.w},
                       {"h", shown.box.h}});
  answer = texts.dump();
  return answer.c_str();
}

}  // extern "C"

int main() { return ubao::platform::start(); }
