#include "cmd/cmd.h"

#include <fcntl.h>

/* A standard stream that the caller closed would be taken by the first file
 * that is opened, and then written over.  It gets a stand-in on which reading
 * or writing fails, so that the loss is noticed. */
static void hold_streams(void)
{
	static const int mode[] = {O_WRONLY, O_RDONLY, O_RDONLY};

	for (int fd = 0; fd < 3; fd++)
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", mode[fd]) < 0)
			return;
}

int main(int argc, char **argv)
{
	hold_streams();
	return cmd_main(argc, argv);
}
