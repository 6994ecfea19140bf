// A bundle on its way out, piece by piece: the caller appends what `next` gives to a file. What is recorded
// meanwhile is left for the next bundle. Nothing is acknowledged by writing it: a stick is no office. The
// store's thread.
#pragma once

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "sync/bundle.h"
#include "sync/bundle_frame.h"
#include "sync/holding.h"

namespace ubao::sync {

class BundleWriter {
 public:
  // Signs the log of this device first. `since`: only what that receipt lacks. Store and environment outlive
  // the writer. Errors: no_key on a device without room key or certificate; bad_input for a receipt of
  // another workshop; the store's.
  static core::Result<BundleWriter> begin(core::Store& store, core::Env env, const Holding* since = nullptr);

  // The next bytes of the file, about 1 MiB at the most; none after the last. Errors: bundle_too_much.
  core::Result<std::optional<std::string>> next();

  // How far it has come, in ops; and what there is to write, at the most.
  std::uint64_t done() const { return info_.ops + info_.sheets; }
  std::uint64_t all() const { return all_; }

  // As a reader will find it; whole after the last piece.
  const BundleInfo& info() const { return info_; }
  // Ops whose body no longer matches its id: the storage damaged them, and they are not written.
  std::uint64_t left_out() const { return left_out_; }

 private:
  BundleWriter(core::Store& store, FrameWriter frames, core::Secret device);

  std::string opening() const;
  std::string end();
  // Lines of the next frame; empty when there are no more.
  std::string op_lines();
  std::string sheet_lines();
  bool add_line(std::string& lines, const core::QueuedOp& op);

  enum class Stage { header, ops, sheets, end, over };

  core::Store* store_;
  FrameWriter frames_;
  core::Secret device_;
  Stage stage_ = Stage::header;
  std::unordered_set<std::string> known_;  // to who reads it
  std::int64_t after_ = 0, up_to_ = 0;     // places in the order of arrival
  std::vector<std::string> sheets_;
  std::size_t next_sheet_ = 0;
  std::uint64_t all_ = 0, left_out_ = 0;
  BundleInfo info_;
};

}  // namespace ubao::sync
