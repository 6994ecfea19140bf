// A bundle on its way in: first all of it is checked, then it is read once more and taken in.
#include <optional>
#include <vector>

#include "core/faults.h"
#include "core/keyring.h"
#include "core/signing.h"
#include "sync/bundle.h"
#include "sync/bundle_frame.h"
#include "sync/couch.h"

namespace ubao::sync {
namespace {

using core::ErrorCode;

core::Error broken(const char* what) { return {ErrorCode::bundle_damaged, what}; }

core::Result<Json> object_in(Frame frame) {
  const auto content = content_of(std::move(frame));
  if (!content) return content.error();
  Json json = Json::parse(*content, nullptr, false);
  if (!json.is_object() || core::nested_deeper_than(json, core::kDeepest))
    return broken("a part has no form");
  return json;
}

std::uint64_t count_in(const Json& json, const char* member) {
  const auto found = json.find(member);
  return found != json.end() && found->is_number_unsigned() ? found->get<std::uint64_t>() : ~std::uint64_t{0};
}

core::Result<BundleInfo> read_opening(Frame frame, const std::string& workshop) {
  if (frame.kind != FrameKind::opening) return broken("it has no opening");
  const auto json = object_in(std::move(frame));
  if (!json) return json.error();
  BundleInfo info;
  info.workshop = workshop;
  info.at = core::text_in(*json, "at");
  info.key = core::text_in(*json, "key");
  info.partial = json->value("partial", Json()) == Json(true);
  const auto certificate = core::read_certificate(json->value("certificate", Json()), workshop);
  if (!certificate || certificate->key != info.key) return broken("no device of the workshop wrote it");
  return info;
}

// Its counts, once its signature holds. `chain` and `frames` as they were before the end.
core::Result<core::Done> read_closing(Frame frame, const core::Hash& chain, std::uint64_t frames,
                                      BundleInfo& info) {
  const auto json = object_in(std::move(frame));
  if (!json) return json.error();
  info.ops = count_in(*json, "ops");
  info.sheets = count_in(*json, "sheets");
  if (!core::is_signed(info.key, end_statement(info.workshop, chain, info.ops, info.sheets),
                       core::text_in(*json, "signature")))
    return broken("its signature is none");
  if (count_in(*json, "frames") != frames) return broken("its counts are wrong");
  if (info.ops > kMostBundleOps || info.sheets > kMostBundleOps || info.ops + info.sheets > kMostBundleOps)
    return {ErrorCode::bundle_limits, std::to_string(kMostBundleOps) + " ops"};
  return core::Done{};
}

core::Secret room_of(core::Store& store) { return core::Secret(store.secret(core::kRoomSecret)); }

struct Checked {
  BundleInfo info;
  core::Hash chain{};  // with the end
};

core::Result<Checked> check_all(ByteSource& source, const std::string& workshop, const core::Secret& room,
                                const Progress& progress) {
  auto reader = FrameReader::begin(source, workshop, room);
  if (!reader) return reader.error();
  auto first = reader->next();
  if (!first) return first.error();
  auto info = read_opening(std::move(*first), workshop);
  if (!info) return info.error();
  for (;;) {
    const core::Hash chain = reader->chain();
    const std::uint64_t frames = reader->frames();
    auto frame = reader->next();
    if (!frame && core::planted(core::Fault::bundle_end_unchecked)) return Checked{*info, chain};
    if (!frame) return frame.error();
    if (progress) progress(reader->bytes());
    if (frame->kind == FrameKind::opening) return broken("it begins twice");
    if (frame->kind != FrameKind::end) continue;
    if (auto closed = read_closing(std::move(*frame), chain, frames, *info); !closed) return closed.error();
    const auto ended = reader->at_end();
    if (!ended) return ended.error();
    if (!*ended) return broken("something follows its end");
    info->bytes = reader->bytes();
    return Checked{*info, reader->chain()};
  }
}

// Each line a document.
core::Result<std::vector<Json>> documents_in(std::string_view lines) {
  std::vector<Json> documents;
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    if (end == std::string_view::npos) return broken("a part has no form");
    Json document = Json::parse(lines.substr(0, end), nullptr, false);
    if (!document.is_object()) return broken("a part has no form");
    documents.push_back(std::move(document));
    lines.remove_prefix(end + 1);
  }
  return documents;
}

// Gives the ops of a checked bundle, frame by frame, and sees that they are as many as was said.
class Ops {
 public:
  Ops(FrameReader& reader, const Checked& checked, const Progress& progress)
      : reader_(reader), checked_(checked), progress_(progress) {}

  core::Result<std::optional<std::vector<Json>>> next() {
    auto frame = reader_.next();
    if (frame && frame->kind == FrameKind::opening) frame = reader_.next();
    if (core::planted(core::Fault::bundle_end_unchecked) && (!frame || frame->kind == FrameKind::end))
      return std::optional<std::vector<Json>>();
    if (!frame) return frame.error();
    if (progress_) progress_(reader_.bytes());
    if (frame->kind == FrameKind::end) return finish();
    const bool sheets = frame->kind == FrameKind::sheets;
    auto content = content_of(std::move(*frame));
    if (!content) return content.error();
    auto documents = documents_in(*content);
    if (!documents) return documents.error();
    (sheets ? sheets_ : ops_) += documents->size();
    // before they are taken in, not only at the end
    const bool too_many = ops_ > checked_.info.ops || sheets_ > checked_.info.sheets;
    if (too_many && !core::planted(core::Fault::bundle_end_unchecked)) return broken("its counts are wrong");
    return std::optional(std::move(*documents));
  }

 private:
  core::Result<std::optional<std::vector<Json>>> finish() const {
    if (ops_ != checked_.info.ops || sheets_ != checked_.info.sheets) return broken("its counts are wrong");
    if (reader_.chain() != checked_.chain) return broken("it changed while it was read");
    return std::optional<std::vector<Json>>();
  }

  FrameReader& reader_;
  const Checked& checked_;
  const Progress& progress_;
  std::uint64_t ops_ = 0, sheets_ = 0;
};

}  // namespace

std::string end_statement(std::string_view workshop, const core::Hash& chain, std::uint64_t ops,
                          std::uint64_t sheets) {
  return "ubao bundle\n" + std::string(workshop) + "\n" + core::to_hex(chain) + "\n" + std::to_string(ops) +
         "\n" + std::to_string(sheets);
}

core::Result<std::string> workshop_of(ByteSource& source) {
  if (auto rewound = source.rewind(); !rewound) return rewound.error();
  std::string header(kBundleHeaderBytes, '\0');
  const auto count = source.read(header);
  if (!count) return count.error();
  if (*count < header.size()) return broken("the file ends too early");
  return workshop_in(header);
}

core::Result<BundleInfo> check_bundle(ByteSource& source, core::Store& store, const Progress& progress) {
  return check_bundle(source, store.workshop(), room_of(store), progress);
}

core::Result<BundleInfo> check_bundle(ByteSource& source, const std::string& workshop,
                                      const core::Secret& room, const Progress& progress) {
  auto checked = check_all(source, workshop, room, progress);
  if (!checked) return checked.error();
  return std::move(checked->info);
}

core::Result<BundleTaken> take_in_bundle(ByteSource& source, core::Store& store, const Progress& progress) {
  const auto checked = check_all(source, store.workshop(), room_of(store), progress);
  if (!checked) return checked.error();
  auto reader = FrameReader::begin(source, store.workshop(), room_of(store));
  if (!reader) return reader.error();
  Ops ops(*reader, *checked, progress);
  core::Source source_of_ops;
  if (core::planted(core::Fault::bundle_ops_are_the_offices))
    for (const core::Peer& peer : store.peers().all()) source_of_ops.peer = peer.id;
  const auto absorbed = store.absorb_pieces([&ops] { return ops.next(); }, source_of_ops);
  if (!absorbed) return absorbed.error();
  return BundleTaken{checked->info, *absorbed};
}

}  // namespace ubao::sync
