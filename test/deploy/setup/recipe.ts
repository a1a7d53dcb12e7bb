/**
 * What a Docker daemon is made of on a machine that has none, and the images that a registry would have given. Nothing is
 * installed: packages are unpacked into a folder, and images are made with debootstrap.
 */

/** Packages by the Debian release they come from: Debian 12 has neither compose 2 nor buildx. */
export const TOOL_PACKAGES: readonly { readonly suite: string; readonly packages: readonly string[] }[] = [
  {
    suite: 'bookworm',
    packages: [
      ...['docker.io', 'containerd', 'runc', 'tini', 'debootstrap', 'iptables'],
      ...['libxtables12', 'libip4tc2', 'libip6tc2', 'libnftnl11', 'libnfnetlink0', 'libnetfilter-conntrack3'],
      ...['libseccomp2', 'libdevmapper1.02.1'],
    ],
  },
  { suite: 'forky', packages: ['docker-compose', 'docker-buildx'] },
]

/** Node's own binary as npm carries it, and npm itself. */
export const NODE_PACKAGES = [`node-linux-${process.arch}@22.23.3`, 'npm@10.9.9']

export interface BaseImage {
  /** The name that builds are given. */
  readonly tag: string
  readonly suite: string
  readonly include: readonly string[]
  readonly withNode: boolean
}

/** In place of the image that the Dockerfile pins by a digest, which none that is made here has. */
export const NODE_IMAGE: BaseImage = {
  tag: 'node:22-bookworm-slim',
  suite: 'bookworm',
  include: ['ca-certificates', 'libstdc++6'],
  withNode: true,
}

export const BASE_IMAGES: readonly BaseImage[] = [
  NODE_IMAGE,
  { tag: 'debian:trixie-slim', suite: 'trixie', include: ['ca-certificates'], withNode: false },
]
