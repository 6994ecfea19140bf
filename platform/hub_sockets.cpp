#include "platform/hub_sockets.h"

#include <openssl/ssl.h>

#include <deque>
#include <map>
#include <mutex>
#include <thread>

#include "platform/hub_beacon.h"
#include "platform/hub_connection.h"
#include "platform/room_addresses.h"

namespace ubao::platform {
namespace {

using core::ErrorCode;
using hub::error_code;
using hub::tcp;
using hub::asio::ip::make_address;

using PlainConnection = hub::StreamConnection<tcp::socket>;
using TlsConnection = hub::StreamConnection<hub::asio::ssl::stream<tcp::socket>>;

constexpr std::chrono::milliseconds kAcceptAgainTime{200};

// Errors as exceptions of Asio.
hub::asio::ssl::context tls_with(const std::string& pem) {
  using hub::asio::ssl::context;
  context tls(context::tls_server);
  tls.set_options(context::default_workarounds | context::no_compression | SSL_OP_NO_RENEGOTIATION);
  tls.use_certificate_chain(hub::asio::buffer(pem));
  tls.use_private_key(hub::asio::buffer(pem), context::pem);
  SSL_CTX* raw = tls.native_handle();
  SSL_CTX_set_min_proto_version(raw, TLS1_2_VERSION);
  SSL_CTX_set_session_cache_mode(raw, SSL_SESS_CACHE_OFF);
  // connections that wait need no buffers
  SSL_CTX_set_mode(raw, SSL_MODE_RELEASE_BUFFERS);
  return tls;
}

}  // namespace

struct HubSockets::Parts final : hub::Host {
  Parts(HubSocketOptions its_options, sync::HubGate its_gate, std::function<void()> its_wake)
      : options(std::move(its_options)),
        wake(std::move(its_wake)),
        present_gate(std::make_shared<const sync::HubGate>(std::move(its_gate))) {}
  ~Parts() override {
    io.stop();
    if (thread.joinable()) thread.join();
  }

  // Errors as exceptions of Asio.
  void open() {
    if (!options.pem.empty()) tls.emplace(tls_with(options.pem));
    const tcp::endpoint place(make_address(options.bind), static_cast<unsigned short>(options.port));
    acceptor.open(place.protocol());
    acceptor.set_option(tcp::acceptor::reuse_address(true));
    acceptor.bind(place);
    acceptor.listen();
    port = acceptor.local_endpoint().port();
    accept();
    // where this does not go, it is found at the addresses that are known
    if (auto key = sync::calling_key(options.key))
      beacon.open(broadcast_of(options.bind), options.calling_port, std::move(*key), port);
    thread = std::thread([this] { run(); });
  }

  void run() {
    for (;;) {
      try {
        io.run();
        return;
      } catch (const std::exception&) {
        // of one connection, which its time will end; the others go on
      }
    }
  }

  void accept() {
    acceptor.async_accept([this](error_code failure, tcp::socket socket) {
      if (failure == hub::asio::error::operation_aborted) return;
      if (failure) {
        // too many open files, most likely: some will close
        pause.expires_after(kAcceptAgainTime);
        pause.async_wait([this](error_code cancelled) {
          if (!cancelled) accept();
        });
        return;
      }
      receive(std::move(socket));
      accept();
    });
  }

  void receive(tcp::socket socket) {
    error_code failure;
    const auto from = socket.remote_endpoint(failure);
    if (failure) return;
    const std::string address = from.address().to_string();
    if (of_address[address] >= options.most_of_one_address || !has_room()) {
      if (of_address[address] == 0) of_address.erase(address);
      return;
    }
    socket.set_option(tcp::no_delay(true), failure);
    const std::uint64_t number = ++last_number;
    std::shared_ptr<hub::Connection> made;
    if (tls)
      made = std::make_shared<TlsConnection>(*this, number, std::move(socket), *tls);
    else
      made = std::make_shared<PlainConnection>(*this, number, std::move(socket));
    ++of_address[address];
    connections[number] = {made, address};
    made->begin();
  }

  // Where there is none, the oldest that has shown no account makes some.
  bool has_room() {
    if (connections.size() < options.most_connections) return true;
    for (const auto& [number, entry] : connections) {
      if (entry.connection->knows_account()) continue;
      const auto gone = entry.connection;
      gone->end();
      return true;
    }
    return false;
  }

  const sync::HubGate& gate() const override { return *present_gate; }
  void arrived(std::uint64_t number, sync::HubRequest request) override { put({number, std::move(request)}); }
  void ended(std::uint64_t number, bool was_asking) override {
    const auto found = connections.find(number);
    if (found == connections.end()) return;
    const auto count = of_address.find(found->second.address);
    if (--count->second == 0) of_address.erase(count);
    connections.erase(found);
    if (was_asking) put({number, std::nullopt});
  }
  void put(HubVisit visit) {
    {
      const std::lock_guard lock(mutex);
      visits.push_back(std::move(visit));
    }
    wake();
  }

  // Does something with a connection, on the thread, if it is still there.
  template <class Work>
  void with(std::uint64_t number, Work work) {
    hub::asio::post(io, [this, number, work = std::move(work)]() mutable {
      const auto found = connections.find(number);
      if (found == connections.end()) return;
      const auto connection = found->second.connection;
      work(*connection);
    });
  }

  struct Entry {
    std::shared_ptr<hub::Connection> connection;
    std::string address;
  };

  HubSocketOptions options;
  std::function<void()> wake;
  hub::asio::io_context io{1};
  std::optional<hub::asio::ssl::context> tls;
  tcp::acceptor acceptor{io};
  hub::asio::steady_timer pause{io};
  hub::Beacon beacon{io};
  int port = 0;

  // The thread's own.
  std::shared_ptr<const sync::HubGate> present_gate;
  std::map<std::uint64_t, Entry> connections;  // the oldest first
  std::map<std::string, std::size_t> of_address;
  std::uint64_t last_number = 0;

  std::mutex mutex;  // guards what follows
  std::deque<HubVisit> visits;

  std::thread thread;
};

HubSockets::HubSockets(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
HubSockets::~HubSockets() = default;

core::Result<std::unique_ptr<HubSockets>> HubSockets::listen(const HubSocketOptions& options,
                                                             sync::HubGate gate, std::function<void()> wake) {
  try {
    auto parts = std::make_unique<Parts>(options, std::move(gate), std::move(wake));
    parts->open();
    return std::unique_ptr<HubSockets>(new HubSockets(std::move(parts)));
  } catch (const std::exception& failure) {
    return {ErrorCode::bad_input, "the hub cannot listen at " + options.bind + ", port " +
                                      std::to_string(options.port) + ": " + failure.what()};
  }
}

int HubSockets::port() const { return parts_->port; }

void HubSockets::set_gate(sync::HubGate gate) {
  auto next = std::make_shared<const sync::HubGate>(std::move(gate));
  hub::asio::post(parts_->io, [parts = parts_.get(), next = std::move(next)] { parts->present_gate = next; });
}

std::optional<HubVisit> HubSockets::poll() {
  const std::lock_guard lock(parts_->mutex);
  if (parts_->visits.empty()) return std::nullopt;
  HubVisit visit = std::move(parts_->visits.front());
  parts_->visits.pop_front();
  return visit;
}

void HubSockets::answer(std::uint64_t number, sync::HubReply reply) {
  parts_->with(number, [reply = std::move(reply)](hub::Connection& connection) mutable {
    connection.answer(std::move(reply));
  });
}

void HubSockets::hold(std::uint64_t number, std::int64_t heartbeat_ms) {
  parts_->with(number, [heartbeat_ms](hub::Connection& connection) { connection.hold(heartbeat_ms); });
}

}  // namespace ubao::platform
