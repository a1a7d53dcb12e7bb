/** What goes into the guest: Debian's own kernel and programs, nothing of ours but the scripts that run them. */

/** Debian release of kernel and programs. */
export const GUEST_SUITE = 'bookworm'

/** Sets of packages that would refuse to be installed together; unpacked side by side they do not mind. */
export const GUEST_PACKAGES: readonly (readonly string[])[] = [
  ['apcupsd'],
  ['nut-server', 'nut-client', 'usbip', 'usbutils', 'busybox-static'],
]

/** Names the kernel package of the day. */
export const KERNEL_META = 'linux-image-amd64'

/** Programs taken along, with every library they need. */
export const GUEST_PROGRAMS = [
  '/sbin/apcupsd',
  '/sbin/apcaccess',
  '/lib/nut/usbhid-ups',
  '/lib/nut/genericups',
  '/lib/nut/upsd',
  '/bin/upsc',
  '/bin/upscmd',
  '/bin/upsrw',
  '/usr/sbin/usbip',
  '/usr/bin/lsusb',
  '/usr/bin/usbhid-dump',
] as const

/** Kernel modules in the order they are loaded; those built in are passed over. */
export const GUEST_MODULES = [
  ...[
    'usb-common',
    'usbcore',
    'hid',
    'usbhid',
    'hid-generic',
    'usbip-core',
    'vhci-hcd',
    'usbserial',
    'ftdi_sio',
  ],
  ...['failover', 'net_failover', 'virtio_ring', 'virtio', 'virtio_pci_modern_dev', 'virtio_pci_legacy_dev'],
  ...['virtio_pci', 'virtio_net'],
]

/** Commands of busybox that scripts may use. */
export const BUSYBOX_LINKS = [
  ...[
    'sh',
    'mount',
    'insmod',
    'ip',
    'nc',
    'dmesg',
    'cat',
    'ls',
    'sleep',
    'grep',
    'sed',
    'awk',
    'mkdir',
    'rm',
    'ln',
  ],
  ...[
    'echo',
    'poweroff',
    'kill',
    'killall',
    'ps',
    'head',
    'tail',
    'cut',
    'tr',
    'wc',
    'od',
    'hexdump',
    'touch',
    'date',
  ],
  ...[
    'chmod',
    'cp',
    'mv',
    'seq',
    'timeout',
    'test',
    'true',
    'false',
    'find',
    'xargs',
    'sort',
    'env',
    'id',
    'stty',
  ],
]

/** First program of the guest: file systems, modules, the network to the host, then the test's own script. */
export const INIT = `#!/bin/sh
export PATH=/lib/nut:/bin:/sbin:/usr/bin:/usr/sbin
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev
mount -t tmpfs tmpfs /tmp
mkdir -p /run/nut /var/run /var/lock /var/log
for module in $(cat /modules.list); do insmod /modules/$module.ko; done
ip link set lo up
ip link set eth0 up
ip addr add 10.0.2.15/24 dev eth0
ip route add default via 10.0.2.2
echo GUEST-READY
sh /test.sh
echo GUEST-DONE $?
poweroff -f
`
