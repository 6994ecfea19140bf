// A value or the reason why there is none. For what can happen (disk full, bad file, refused op); what cannot
// happen is an assertion. A reason has a code, which the language files turn into a sentence (key
// "error.<name>"), and a detail for its argument: a file, a server's own words. Any thread.
#pragma once

#include <cassert>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace ubao::core {

enum class ErrorCode {
  none,
  bad_json,         // not JSON, or JSON that the canonical form refuses
  bad_op,           // a well-formed document that is no valid op
  hash_mismatch,    // a body that does not match its id
  too_large,        // over a documented limit
  bad_input,        // a value that an intent does not take
  not_found,        // no such workshop, activity, person, record
  bad_course,       // a course, an instrument or a table that cannot be used
  disk_full,        // the storage took no more
  storage_failed,   // the storage failed in another way
  damaged,          // the database is damaged
  newer_version,    // written by a newer program
  in_use,           // another process has the folder
  unreachable,      // no answer from the peer
  sign_in,          // the peer wants other credentials
  forbidden,        // the peer does not allow it
  bad_answer,       // the peer answers, but not as a CouchDB does
  locked,           // a PIN or passphrase has to be entered first
  wrong_pin,        // or wrong passphrase
  too_soon,         // after wrong tries, one has to wait; the detail has the seconds
  weak_pin,         // too short, or the first that anybody would try
  not_allowed,      // only a facilitator's device may do this
  no_key,           // the key for it is not on this device
  unreadable,       // a locked or sealed thing that was changed, or is not what it says
  out_of_memory,    // too little memory to stretch a PIN
  undelivered,      // something was not sent yet, and would be lost
  already_there,    // it was done before, and is not done twice
  too_old,          // a workshop of the trial version that knew no keys
  too_few,          // too few answers to show or publish any; the detail has how many more are needed
  not_now,          // the present phase of a board, or a facilitator, has locked it; the detail says why
  used_up,          // a person has written or voted as often as everybody may; the detail says how often
  frozen,           // an instrument that people answered already
  bundle_damaged,   // a file from a stick that is no bundle, or was cut off or changed
  bundle_newer,     // a bundle of a newer program
  bundle_other,     // a bundle of another workshop
  bundle_stranger,  // a bundle of a workshop that this device does not take part in
  bundle_limits,    // a bundle over the limits of what is taken in
  bundle_too_much,  // more than one bundle may hold
  bundle_unlike,    // a file that reads back otherwise than it was written
  code_damaged,     // a code for pairing or of a slot that was cut off or has a wrong letter; the detail says
                    // which
  code_newer,       // a code of a newer program
  code_other,       // no code of Ubao, or one for something else
  no_code,          // a picture in which no code was found, or that cannot be read
};

// The stable name of a code, e.g. "disk_full": used in JSON output and as key of the language files.
std::string_view name_of(ErrorCode code);

struct Error {
  ErrorCode code = ErrorCode::none;
  std::string detail;
};

// The plain English sentence of an error, for the command line and for logs; screens use the language files.
std::string describe(const Error& error);

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT: made to convert
  Result(Error error) : state_(std::move(error)) {}  // NOLINT: made to convert
  Result(ErrorCode code, std::string detail = {}) : state_(Error{code, std::move(detail)}) {}

  bool ok() const { return std::holds_alternative<T>(state_); }
  explicit operator bool() const { return ok(); }
  T& value() & {
    assert(ok());
    return *std::get_if<T>(&state_);
  }
  const T& value() const& {
    assert(ok());
    return *std::get_if<T>(&state_);
  }
  T&& value() && {
    assert(ok());
    return std::move(*std::get_if<T>(&state_));
  }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  const Error& error() const {
    assert(!ok());
    return *std::get_if<Error>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

// The result of something that is done for its effect.
struct Done {};

}  // namespace ubao::core
