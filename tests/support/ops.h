// Ops made by hand, for tests that need ones which no store would write.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

#include "core/op.h"

namespace ubao::test {

inline core::Op card_fields(std::string of, core::Json set, std::uint64_t n = 1, core::Over over = {}) {
  core::Op fields;
  fields.log = "k7f3q9x2mbw4hd2a";
  fields.seq = 1;
  fields.n = n;
  fields.at = "2026-11-21T20:11:10Z";
  fields.of = std::move(of);
  fields.set = std::move(set);
  fields.over = std::move(over);
  return fields;
}

// The op of those fields; the test ends here if there is none.
inline core::Op made(core::Op fields) {
  auto op = make_op(std::move(fields));
  if (!op) {
    std::fprintf(stderr, "no op: %s\n", describe(op.error()).c_str());
    std::abort();
  }
  return *op;
}

inline core::Op make_card_op(std::string of, core::Json set, std::uint64_t n = 1, core::Over over = {}) {
  return made(card_fields(std::move(of), std::move(set), n, std::move(over)));
}

inline core::Json document_of(const core::Op& op) {
  return core::Json::parse(core::wire_text(op.id(), {}, op.body));
}

// Any body under the id that fits it, valid or not.
inline core::Json document_with_id(core::Json body) {
  core::Op op;
  op.log = core::text_in(body, "log");
  const auto seq = body.find("seq");
  op.seq = seq != body.end() && seq->is_number_integer() ? seq->get<std::uint64_t>() : 0;
  op.hash = core::to_hex(core::hash_of(body.dump(-1, ' ', false, core::Json::error_handler_t::replace)));
  body["_id"] = op.id();
  return body;
}

}  // namespace ubao::test
