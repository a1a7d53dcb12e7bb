import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseShard, shardOf } from '../../src/cli/shard.ts'
import { parseLab } from '../../src/lab/lab-file/read.ts'
import { root } from '../docs/markdown.ts'
import { describeIf } from '../real-clients/support/clients.ts'
import { build, check, ensureSchemas, kustomizer, type Manifest, resources } from './support/manifests.ts'

const schemas = await ensureSchemas()
const one = (kind: string, of: readonly Manifest[]) => of.find((manifest) => manifest.kind === kind)!
const podOf = (of: readonly Manifest[]) => one('StatefulSet', of).spec.template.spec

test('pods are not root, may do nothing, and write to memory only', () => {
  const pod = podOf(resources())
  const [bench] = pod.containers
  expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 10001 })
  expect(pod.securityContext.seccompProfile).toEqual({ type: 'RuntimeDefault' })
  expect(bench.securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  })
  expect(pod.automountServiceAccountToken).toBe(false)
  expect(Object.keys(bench.resources.limits)).toEqual(['cpu', 'memory'])
  for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe'])
    expect(bench[probe].httpGet).toEqual({ path: '/healthz', port: 'control' })
})

test('only pods that say so reach the bench, which has no other guard for Modbus', () => {
  const policy = one('NetworkPolicy', resources())
  const { matchLabels } = one('StatefulSet', resources()).spec.selector
  expect(policy.spec.podSelector.matchLabels).toEqual(matchLabels)
  expect(one('Service', resources()).spec.selector).toEqual(matchLabels)
  expect(policy.spec.ingress).toHaveLength(1)
  expect(policy.spec.egress).toEqual([])
})

test('every pod has units of the fleet', () => {
  const lab = parseLab(readFileSync(join(root, 'deploy/kubernetes/fleet.yaml'), 'utf8'), 'fleet.yaml')
  const { replicas } = one('StatefulSet', resources()).spec
  const env = { UPSLAB_SHARDS: podOf(resources()).containers[0].env[0].value }
  const parts = Array.from({ length: replicas }, (_, ordinal) =>
    Object.keys(shardOf(lab, parseShard('auto', env, `upslab-${ordinal}`)).devices),
  )
  expect(parts.flat().sort()).toEqual(Object.keys(lab.devices).sort())
})

describeIf(kustomizer(), 'kustomize', () => {
  test('puts everything together, and what is named is there', () => {
    const built = build()
    expect(built.map(({ kind }) => kind).sort()).toEqual([
      ...['ConfigMap', 'NetworkPolicy', 'Secret', 'Service', 'StatefulSet'],
    ])
    const named = podOf(built).volumes.flatMap((volume: Manifest) => [
      ...(volume.configMap ? [volume.configMap.name] : []),
      ...(volume.secret ? [volume.secret.secretName] : []),
    ])
    expect(named).toEqual([one('ConfigMap', built).metadata.name, one('Secret', built).metadata.name])
    expect(podOf(built).containers[0].image).toBe('upslab:local')
  })

  test('there are as many shards as replicas, whatever their number', () => {
    const built = build('\nreplicas: [{ name: upslab, count: 7 }]\n')
    expect(one('StatefulSet', built).spec.replicas).toBe(7)
    expect(podOf(built).containers[0].env[0]).toEqual({ name: 'UPSLAB_SHARDS', value: '7' })
  })
})

describeIf(schemas, 'the schemas of Kubernetes', () => {
  test.each(resources().map((manifest) => [manifest.kind, manifest] as const))(
    'take the %s as it is',
    async (_, manifest) => {
      await check(manifest)
    },
  )

  test('refuse a manifest that is wrong', async () => {
    const wrong = structuredClone(one('StatefulSet', resources()))
    wrong.spec.template.spec.containers[0].env[0].value = 3
    await expect(check(wrong)).rejects.toThrow('value must be string')
  })
})

describeIf(kustomizer().available ? schemas : kustomizer(), 'the schemas of Kubernetes and kustomize', () => {
  test('agree on everything that is built', async () => {
    for (const manifest of build()) await check(manifest)
  })
})
