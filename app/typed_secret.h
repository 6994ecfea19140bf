// PINs and passphrases while they are typed: text for a field that leaves nothing behind in memory. One
// thread.
#pragma once

#include <string>

#include "core/secret.h"

namespace ubao::app {

// Overwrites what the text held, and empties it.
void wipe(std::string& text);

// A text that wipes itself when it goes. Copies are wiped on their own.
struct TypedSecret {
  std::string text;

  TypedSecret() = default;
  TypedSecret(const TypedSecret&) = default;
  TypedSecret& operator=(const TypedSecret& other);
  ~TypedSecret() { wipe(text); }

  bool empty() const { return text.empty(); }
  void clear() { wipe(text); }
  core::Secret secret() const { return core::Secret(text); }
};

// Wipes what Dear ImGui remembers of the field that was edited last, its steps back included.
void forget_last_field();

}  // namespace ubao::app
