#include <stdio.h>

#include "CWorkerSupport.h"

void gradus_print_line_by_line(void) { setvbuf(stdout, NULL, _IOLBF, BUFSIZ); }
