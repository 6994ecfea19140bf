// One visitor of a variant out of a lambda for each kind.
#pragma once

namespace ubao::app {

template <class... Ts>
struct Overloaded : Ts... {
  using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

}  // namespace ubao::app
