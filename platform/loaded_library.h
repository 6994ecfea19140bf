// A system library that is loaded when it is first needed: the program starts without it and does without
// what it gives where it is missing. Names that it depends on are found through it. Loaded for good.
#pragma once

#include <dlfcn.h>

#include <type_traits>

namespace ubao::platform {

class LoadedLibrary {
 public:
  explicit LoadedLibrary(const char* name) : handle_(dlopen(name, RTLD_NOW | RTLD_LOCAL)) {}

  // Fills in a function by its name; null where there is none.
  template <class Function>
  void find(Function*& function, const char* name) {
    void* found = handle_ ? dlsym(handle_, name) : nullptr;
    function = reinterpret_cast<Function*>(found);
    complete_ = complete_ && found;
  }
  // Whether all that was looked for was there.
  bool complete() const { return complete_; }

 private:
  void* handle_;
  bool complete_ = true;
};

}  // namespace ubao::platform
