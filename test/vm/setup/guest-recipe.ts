/** What goes into the guest: Debian's own kernel and programs, nothing of ours but the scripts that run them. */

/** A tree of packages of one Debian release, and what of it goes into the guest. */
export interface GuestTree {
  readonly suite: string
  /** Where programs, libraries and their loader stand in the guest; '' is its root. */
  readonly at: string
  /** Sets of packages that would refuse to be installed together; unpacked side by side they do not mind. */
  readonly packages: readonly (readonly string[])[]
  /** Programs taken along, with every library they need. */
  readonly programs: readonly string[]
  /** Files that programs read. */
  readonly files: readonly string[]
}

const UDEV = '/lib/udev'

/** The release the guest is made of, and a later NUT beside it with a C library of its own. */
export const GUEST_TREES: readonly GuestTree[] = [
  {
    suite: 'bookworm',
    at: '',
    packages: [
      ['apcupsd'],
      ['nut-server', 'nut-client', 'usbip', 'usbutils', 'busybox-static', 'upower', 'udev', 'dbus-daemon'],
    ],
    programs: [
      ...['/sbin/apcupsd', '/sbin/apcaccess'],
      ...['/lib/nut/usbhid-ups', '/lib/nut/genericups', '/lib/nut/upsd'],
      ...['/bin/upsc', '/bin/upscmd', '/bin/upsrw'],
      ...['/usr/sbin/usbip', '/usr/bin/lsusb', '/usr/bin/usbhid-dump'],
      ...[
        '/usr/libexec/upowerd',
        '/usr/bin/upower',
        '/bin/udevadm',
        '/bin/systemd-hwdb',
        '/usr/bin/dbus-daemon',
      ],
    ],
    files: [
      `${UDEV}/rules.d/50-udev-default.rules`,
      `${UDEV}/rules.d/95-upower-hid.rules`,
      `${UDEV}/hwdb.d/95-upower-hid.hwdb`,
    ],
  },
  {
    suite: 'forky',
    at: '/forky',
    packages: [['nut-server', 'nut-client']],
    programs: ['/libexec/nut/usbhid-ups', '/sbin/upsd', '/bin/upsc', '/bin/upscmd'],
    files: [],
  },
]

/** Names the kernel package of the day. */
export const KERNEL_META = 'linux-image-amd64'

/** Kernel modules in the order they are loaded; those built in are passed over. */
export const GUEST_MODULES = words(`
  usb-common usbcore hid usbhid hid-generic usbip-core vhci-hcd usbserial ftdi_sio
  failover net_failover virtio_ring virtio virtio_pci_modern_dev virtio_pci_legacy_dev virtio_pci virtio_net
`)

/** Commands of busybox that scripts may use. */
export const BUSYBOX_LINKS = words(`
  sh mount insmod ip nc dmesg cat ls sleep grep sed awk mkdir rm ln echo poweroff reboot kill killall ps pidof head tail cut
  tr wc od hexdump touch date chmod cp mv seq timeout test true false find xargs sort env id stty
`)

function words(text: string): string[] {
  return text.trim().split(/\s+/)
}

/** An address of the guest's network where QEMU serves the files of a test, and the ports there. */
export const SERVED_ADDRESS = '10.0.2.4'
export const SCRIPT_PORT = 1
export const FILES_PORT = 2

/**
 * First program of the guest: file systems, modules, the network to the host. It waits for the time in
 * seconds at its console then (a busy machine can lose what is typed there), and that is where a guest is saved and
 * restored. It fetches the test's files and script, and runs that.
 */
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
fetch() { nc ${SERVED_ADDRESS} $1 </dev/null; }
echo GUEST-READY
until [ \${#now} -eq 10 ]; do read -r now </dev/ttyS0; done
echo GUEST-STARTED
date -s @$now >/dev/null
cd /
fetch ${FILES_PORT} | busybox cpio -idu 2>/dev/null
fetch ${SCRIPT_PORT} >/test.sh
sh /test.sh
echo GUEST-DONE $?
poweroff -f
`
