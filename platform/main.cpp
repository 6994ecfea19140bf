#include "platform/cli/commands.h"

int main(int argc, char** argv) { return ubao::platform::run(argc, argv); }
