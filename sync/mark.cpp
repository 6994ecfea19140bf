#include "sync/mark.h"

#include "core/faults.h"
#include "core/ids.h"

namespace ubao::sync {

std::optional<Mark> mark_of(const core::Peer& peer) {
  const std::size_t slash = peer.mark.find('/');
  if (slash == std::string::npos) return std::nullopt;
  Mark mark;
  mark.name = peer.mark.substr(0, slash);
  mark.nonce = peer.mark.substr(slash + 1);
  mark.count = peer.mark_count;
  return mark;
}

std::string stored_text(const Mark& mark) { return mark.name + "/" + mark.nonce; }

bool continues(const Mark& remembered, const Mark& found) {
  if (core::planted(core::Fault::restored_mark_ignored)) return true;
  if (found.count < remembered.count) return false;
  return found.nonce == remembered.nonce || found.before == remembered.nonce;
}

Mark next_mark(const std::optional<Mark>& now, const std::optional<Mark>& remembered, core::Random& random) {
  Mark next;
  next.name = now ? now->name : core::random_name(random);
  next.nonce = core::random_name(random);
  next.before = now && remembered ? remembered->nonce : std::string{};
  next.count = now ? now->count + 1 : 1;
  next.rev = now ? now->rev : std::string{};
  return next;
}

}  // namespace ubao::sync
