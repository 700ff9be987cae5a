/* The floor under fanout.py: an event loop that does nothing but write(2). It says what bus_servers.py says.
   Usage: bus_floor EVENT HELLO SECONDS BURST. A burst goes out as one write of joined frames per client. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { WINDOW = 8, CLIENTS_MAX = 20000 };

static int subscribed[CLIENTS_MAX], subscribers;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

static double cpu(void) {
  struct rusage u;
  getrusage(RUSAGE_SELF, &u);
  return u.ru_utime.tv_sec + u.ru_stime.tv_sec + (u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
}

static int listen_on_loopback(int *port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof address;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fd < 0 || bind(fd, (struct sockaddr *)&address, size) || listen(fd, 4096) ||
      getsockname(fd, (struct sockaddr *)&address, &size)) {
    perror("listen");
    exit(1);
  }
  *port = ntohs(address.sin_port);
  return fd;
}

static void write_all(int fd, const char *data, size_t size) {
  while (size) {
    ssize_t taken = write(fd, data, size);
    if (taken < 0 && errno != EAGAIN) {
      perror("write");
      exit(1);
    }
    if (taken < 0) {
      struct pollfd wait = {.fd = fd, .events = POLLOUT};
      poll(&wait, 1, -1);
    } else {
      data += taken;
      size -= (size_t)taken;
    }
  }
}

static size_t frame(char *out, const char *text) {
  size_t size = strlen(text), head = 2;
  out[0] = (char)0x81;
  if (size < 126) {
    out[1] = (char)size;
  } else {
    out[1] = 126;
    out[2] = (char)(size >> 8);
    out[3] = (char)size;
    head = 4;
  }
  memcpy(out + head, text, size);
  return head + size;
}

/* What a client sends: the request for the upgrade, which ends with an empty line, then one frame. */
static void serve(int fd, const char *hello, size_t hello_size) {
  static const char accepted[] = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
  char data[4096];
  ssize_t size = read(fd, data, sizeof data);
  if (size <= 0) {
    close(fd);
  } else if (!memcmp(data, "GET ", size < 4 ? (size_t)size : 4)) {
    write_all(fd, accepted, sizeof accepted - 1);
  } else {
    write_all(fd, hello, hello_size);
    subscribed[subscribers++] = fd;
  }
}

static void publish_and_measure(int control, const char *joined, size_t joined_size, double seconds) {
  char acknowledged[4096];
  double began = now(), cpu_began = cpu();
  long sent = 0, answered = 0;
  while (now() - began < seconds || answered < sent) {
    if (now() - began < seconds && sent - answered < WINDOW) {
      for (int i = 0; i < subscribers; i++) write_all(subscribed[i], joined, joined_size);
      sent++;
    } else {
      ssize_t size = read(control, acknowledged, sizeof acknowledged);
      if (size <= 0) exit(1);
      answered += size;
    }
  }
  printf("{\"bursts\": %ld, \"seconds\": %f, \"cpu_seconds\": %f}\n", sent, now() - began, cpu() - cpu_began);
}

int main(int argc, char **argv) {
  if (argc != 5) return 2;
  static char hello[4096];
  int burst = atoi(argv[4]), port, control_port;
  char *joined = malloc((strlen(argv[1]) + 8) * (size_t)burst);
  size_t hello_size = frame(hello, argv[2]), joined_size = 0;
  for (int i = 0; i < burst; i++) joined_size += frame(joined + joined_size, argv[1]);
  int listener = listen_on_loopback(&port), control = listen_on_loopback(&control_port), poller = epoll_create1(0);
  int fds[] = {listener, control};
  for (int i = 0; i < 2; i++) {
    struct epoll_event interest = {.events = EPOLLIN, .data.fd = fds[i]};
    epoll_ctl(poller, EPOLL_CTL_ADD, fds[i], &interest);
  }
  printf("{\"port\": %d, \"control_port\": %d}\n", port, control_port);
  fflush(stdout);
  for (;;) {
    struct epoll_event ready[64];
    int count = epoll_wait(poller, ready, 64, -1);
    for (int i = 0; i < count; i++) {
      int fd = ready[i].data.fd;
      if (fd == listener) {
        int client = accept4(fd, NULL, NULL, SOCK_NONBLOCK), at_once = 1;
        setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once); /* as all servers here do */
        struct epoll_event interest = {.events = EPOLLIN, .data.fd = client};
        epoll_ctl(poller, EPOLL_CTL_ADD, client, &interest);
      } else if (fd == control) {
        char go;
        int voice = accept(fd, NULL, NULL);
        if (read(voice, &go, 1) != 1) return 1;
        publish_and_measure(voice, joined, joined_size, atof(argv[3]));
        return 0;
      } else {
        serve(fd, hello, hello_size);
      }
    }
  }
}
