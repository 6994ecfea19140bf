#include "sync/http_date.h"

#include <gtest/gtest.h>

namespace ubao::test {
namespace {

TEST(HttpDate, Reads_the_example_of_the_standard) {
  EXPECT_EQ(sync::http_date("Sun, 06 Nov 1994 08:49:37 GMT"), 784111777);
}

TEST(HttpDate, Writes_what_it_reads) {
  EXPECT_EQ(sync::http_date_text(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_EQ(sync::http_date_text(0), "Thu, 01 Jan 1970 00:00:00 GMT");
  EXPECT_EQ(sync::http_date_text(951782400), "Tue, 29 Feb 2000 00:00:00 GMT");
  EXPECT_EQ(sync::http_date_text(-1), "");
}

TEST(HttpDate, Refuses_every_other_form) {
  for (const char* other :
       {"", "now", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
        "Sun, 06 Foo 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 99 Nov 1994 08:49:37 GMT"})
    EXPECT_FALSE(sync::http_date(other)) << other;
}

}  // namespace
}  // namespace ubao::test
