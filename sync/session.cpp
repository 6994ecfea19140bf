#include "sync/session.h"

namespace ubao::sync {

Outcome consequence(const Verdict& verdict) {
  switch (verdict.meaning) {
    case Meaning::fine:
      return go_on();
    case Meaning::sign_in:
      return {Then::sign_in, verdict.error, 0};
    case Meaning::forbidden:
      return blocked_by(verdict.error);
    case Meaning::missing:
    case Meaning::conflict:
      return {Then::anew, verdict.error, 0};
    case Meaning::later:
    case Meaning::strange:
    case Meaning::refused:
    case Meaning::too_much:
    case Meaning::flood:
    case Meaning::no_gzip:
      break;
  }
  return wait_for(verdict.error, verdict.retry_after_ms);
}

Outcome other_server(Session& session, const Verdict& verdict) {
  if (auto done = session.store->peers().start_over(session.peer); !done) return wait_for(done.error());
  session.mark.reset();
  session.offer_first = true;
  return {Then::anew, verdict.error, 0};
}

}  // namespace ubao::sync
