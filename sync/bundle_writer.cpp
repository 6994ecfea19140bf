#include "sync/bundle_writer.h"

#include "core/faults.h"
#include "core/keyring.h"
#include "core/op.h"
#include "core/signing.h"
#include "sync/couch.h"

namespace ubao::sync {
namespace {

using core::ErrorCode;

bool matches_its_id(const core::QueuedOp& op) { return core::to_hex(core::hash_of(op.body)) == op.hash; }

}  // namespace

BundleWriter::BundleWriter(core::Store& store, FrameWriter frames, core::Secret device)
    : store_(&store), frames_(std::move(frames)), device_(std::move(device)) {}

core::Result<BundleWriter> BundleWriter::begin(core::Store& store, core::Env env, const Holding* since) {
  if (since && since->workshop != store.workshop())
    return {ErrorCode::bad_input, "the receipt is of another workshop"};
  const core::Secret room(store.secret(core::kRoomSecret)), device(store.secret(core::kDeviceSecret));
  const auto certificate = core::read_certificate(
      Json::parse(store.secret(core::kCertificateSecret), nullptr, false), store.workshop());
  if (room.size() != core::kKeyBytes) return {ErrorCode::no_key, "the room key"};
  if (!certificate || device.size() != core::kKeyBytes || certificate->key != store.device_key())
    return {ErrorCode::no_key, "the certificate of this device"};
  // one signature covers everything that this device wrote
  if (const auto written = store.sign_log(); !written) return written.error();
  BundleWriter writer(store, FrameWriter(store.workshop(), room, *env.random), device);
  if (since) writer.known_ = known_to(*since, store);
  writer.up_to_ = store.durable_arrival();
  for (std::string& sheet : store.sheets_to_carry(writer.up_to_))
    if (!writer.known_.contains(sheet) && !core::planted(core::Fault::bundle_without_sheets))
      writer.sheets_.push_back(std::move(sheet));
  const std::uint64_t held = store.op_count();
  writer.all_ = held - std::min<std::uint64_t>(held, writer.known_.size());
  writer.info_.workshop = store.workshop();
  writer.info_.at = core::utc_text(env.clock->seconds_since_1970());
  writer.info_.key = certificate->key;
  writer.info_.partial = since != nullptr;
  return writer;
}

std::string BundleWriter::opening() const {
  Json json = {{"at", info_.at},
               {"key", info_.key},
               {"certificate", Json::parse(store_->secret(core::kCertificateSecret), nullptr, false)}};
  if (info_.partial) json["partial"] = true;
  return json.dump();
}

std::string BundleWriter::end() {
  const core::SigningKey key(device_);
  return Json({{"ops", info_.ops},
               {"sheets", info_.sheets},
               {"frames", frames_.frames()},
               {"signature",
                key.sign(end_statement(info_.workshop, frames_.chain(), info_.ops, info_.sheets))}})
      .dump();
}

bool BundleWriter::add_line(std::string& lines, const core::QueuedOp& op) {
  if (!matches_its_id(op)) {
    ++left_out_;
    return false;
  }
  lines += core::wire_text(op.id, {}, op.body);
  lines += '\n';
  return true;
}

std::string BundleWriter::op_lines() {
  std::string lines;
  while (lines.empty()) {
    const auto piece = store_->to_carry(after_, up_to_, kMostFrameBytes - core::kMostBodyBytes);
    if (piece.empty()) break;
    after_ = piece.back().arrival;
    for (const core::QueuedOp& op : piece)
      if (!known_.contains(op.hash) && add_line(lines, op)) ++info_.ops;
  }
  return lines;
}

std::string BundleWriter::sheet_lines() {
  std::string lines;
  while (next_sheet_ < sheets_.size() && lines.size() + 2 * core::kMostBodyBytes < kMostFrameBytes) {
    // withdrawn meanwhile, it is sent no more
    const auto sheet = store_->peers().with_hash(sheets_[next_sheet_++]);
    if (sheet && !core::is_stub(sheet->body) && add_line(lines, *sheet)) ++info_.sheets;
  }
  return lines;
}

core::Result<std::optional<std::string>> BundleWriter::next() {
  std::string bytes;
  if (stage_ == Stage::header) {
    stage_ = Stage::ops;
    bytes = frames_.header();
    bytes += frames_.frame(FrameKind::opening, opening());
  } else if (stage_ == Stage::over) {
    if (core::planted(core::Fault::bundle_moves_watermark))
      for (const core::Peer& peer : store_->peers().all())
        (void)store_->peers().acknowledge(peer.id, up_to_, {});
    return std::optional<std::string>();
  }
  if (bytes.empty() && stage_ == Stage::ops) {
    if (const std::string lines = op_lines(); !lines.empty())
      bytes = frames_.frame(FrameKind::ops, lines);
    else
      stage_ = Stage::sheets;
  }
  if (bytes.empty() && stage_ == Stage::sheets) {
    if (const std::string lines = sheet_lines(); !lines.empty())
      bytes = frames_.frame(FrameKind::sheets, lines);
    else
      stage_ = Stage::end;
  }
  if (bytes.empty() && stage_ == Stage::end) {
    bytes = frames_.frame(FrameKind::end, end());
    stage_ = Stage::over;
  }
  info_.bytes += bytes.size();
  if (info_.bytes > kMostBundleBytes || done() > kMostBundleOps) return {ErrorCode::bundle_too_much};
  return std::optional(std::move(bytes));
}

}  // namespace ubao::sync
