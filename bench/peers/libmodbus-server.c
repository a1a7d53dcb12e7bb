/* The peer: libmodbus' own way to serve registers over TCP, one process, select() over its connections. */
#include <errno.h>
#include <modbus/modbus.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/select.h>
#include <unistd.h>
#include <arpa/inet.h>
#include <sys/socket.h>

int main(void) {
  modbus_t *context = modbus_new_tcp("127.0.0.1", 0);
  modbus_mapping_t *map = modbus_mapping_new(0, 0, 4096, 0);
  uint8_t query[MODBUS_TCP_MAX_ADU_LENGTH];
  int listener = modbus_tcp_listen(context, 16);
  struct sockaddr_in bound;
  socklen_t size = sizeof bound;
  if (listener < 0 || map == NULL || getsockname(listener, (struct sockaddr *)&bound, &size) != 0) return 1;
  printf("%d\n", ntohs(bound.sin_port));
  fflush(stdout);
  fd_set all, ready;
  FD_ZERO(&all);
  FD_SET(listener, &all);
  int highest = listener;
  for (;;) {
    ready = all;
    if (select(highest + 1, &ready, NULL, NULL, NULL) < 0) return 1;
    for (int fd = 0; fd <= highest; fd++) {
      if (!FD_ISSET(fd, &ready)) continue;
      if (fd == listener) {
        int client = accept(listener, NULL, NULL);
        if (client < 0) continue;
        FD_SET(client, &all);
        if (client > highest) highest = client;
        continue;
      }
      modbus_set_socket(context, fd);
      int length = modbus_receive(context, query);
      if (length > 0) modbus_reply(context, query, length, map);
      else if (length < 0) {
        close(fd);
        FD_CLR(fd, &all);
      }
    }
  }
}
