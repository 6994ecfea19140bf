// The archive that turns a record's struct into the fields of an op and back, through the struct's one cereal
// `serialize`. Members that equal their default are left out; members that are missing or of another type
// keep their default; unknown fields are left alone (they stay in the op). Pure functions, any thread.
#pragma once

#include <cereal/cereal.hpp>
#include <map>
#include <string>
#include <type_traits>
#include <vector>

#include "core/record.h"

namespace ubao::core {

namespace fields_detail {

template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};
template <class T>
struct IsTextMap : std::false_type {};
template <class T>
struct IsTextMap<std::map<std::string, T>> : std::true_type {};
template <class T>
struct IsTextMap<std::map<std::string, T, std::less<>>> : std::true_type {};

template <class T>
Json write(const T& value);
template <class T>
void read(const Json& json, T& value);

class Writer {
 public:
  template <class... Pairs>
  void operator()(const Pairs&... pairs) {
    ((json_[pairs.name] = write(pairs.value)), ...);
  }
  Json take() { return std::move(json_); }

 private:
  Json json_ = Json::object();
};

class Reader {
 public:
  explicit Reader(const Json& json) : json_(json) {}
  template <class... Pairs>
  void operator()(Pairs&&... pairs) {
    (take(pairs.name, pairs.value), ...);
  }

 private:
  template <class T>
  void take(const char* name, T& value) {
    if (const auto at = json_.find(name); at != json_.end()) read(*at, value);
  }
  const Json& json_;
};

// The same from a merged record, whose values stay where they are.
class RecordReader {
 public:
  explicit RecordReader(const Record& record) : record_(record) {}
  template <class... Pairs>
  void operator()(Pairs&&... pairs) {
    (take(pairs.name, pairs.value), ...);
  }

 private:
  template <class T>
  void take(const char* name, T& value) {
    if (const Field* field = record_.find(name)) read(field->value, value);
  }
  const Record& record_;
};

template <class T>
Json write(const T& value) {
  if constexpr (std::is_same_v<T, std::string> || std::is_arithmetic_v<T>) {
    return value;
  } else if constexpr (IsVector<T>::value) {
    Json list = Json::array();
    for (const auto& element : value) list.push_back(write(element));
    return list;
  } else if constexpr (IsTextMap<T>::value) {
    Json object = Json::object();
    for (const auto& [key, element] : value) object[key] = write(element);
    return object;
  } else {
    Writer writer;
    serialize(writer, const_cast<T&>(value));  // one function reads and writes; writing changes nothing
    return writer.take();
  }
}

template <class T>
void read(const Json& json, T& value) {
  if constexpr (std::is_same_v<T, std::string>) {
    if (json.is_string()) value = json.get<std::string>();
  } else if constexpr (std::is_same_v<T, bool>) {
    if (json.is_boolean()) value = json.get<bool>();
  } else if constexpr (std::is_arithmetic_v<T>) {
    if (!json.is_number_integer()) return;
    const auto number = json.get<std::int64_t>();
    if (number >= std::numeric_limits<T>::min() && number <= std::numeric_limits<T>::max())
      value = static_cast<T>(number);
  } else if constexpr (IsVector<T>::value) {
    if (!json.is_array()) return;
    value.clear();
    for (const Json& element : json) read(element, value.emplace_back());
  } else if constexpr (IsTextMap<T>::value) {
    if (!json.is_object()) return;
    value.clear();
    for (const auto& [key, element] : json.items()) read(element, value[key]);
  } else {
    if (!json.is_object()) return;
    Reader reader(json);
    serialize(reader, value);
  }
}

}  // namespace fields_detail

// The fields of an op that says all of `value` which is not the default.
template <class T>
Json to_fields(const T& value) {
  Json all = fields_detail::write(value);
  const Json defaults = fields_detail::write(T{});
  for (const auto& member : defaults.items())
    if (all.at(member.key()) == member.value()) all.erase(member.key());
  return all;
}

template <class T>
T from_fields(const Json& fields) {
  T value{};
  fields_detail::read(fields, value);
  return value;
}

template <class T>
T from_record(const Record& record) {
  T value{};
  fields_detail::RecordReader reader(record);
  serialize(reader, value);
  return value;
}

}  // namespace ubao::core
