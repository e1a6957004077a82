/** A package whose code is in the build. */
export interface ShippedPackage {
  name: string
  version: string
  /** An SPDX expression; absent where the package does not say. */
  licence?: string
}

/** What is read of `package-lock.json`. */
export interface Lock {
  packages: Record<string, { version?: string; integrity?: string }>
}

interface Component {
  type: 'application' | 'library'
  'bom-ref': string
  name: string
  version: string
  licenses?: { expression: string }[]
  purl: string
  hashes?: { alg: 'SHA-512'; content: string }[]
}

/** A bill of materials in CycloneDX 1.6; see https://cyclonedx.org/docs/1.6/json/. */
export interface BillOfMaterials {
  bomFormat: 'CycloneDX'
  specVersion: '1.6'
  version: 1
  metadata: { component: Component }
  components: Component[]
  dependencies: { ref: string; dependsOn: string[] }[]
}

/**
 * What the build is made of. Neither time nor serial number is in it: the same build has the same bill.
 * @param packages in any order; each is listed once
 */
export function billOfMaterials(
  app: ShippedPackage,
  packages: readonly ShippedPackage[],
  lock: Lock,
): BillOfMaterials {
  const checksums = checksumsOf(lock)
  const components = new Map<string, Component>()
  for (const each of packages) {
    const component = componentOf(each, 'library')
    const checksum = checksums.get(`${each.name}@${each.version}`)
    components.set(component.purl, {
      ...component,
      ...(checksum !== undefined && { hashes: [{ alg: 'SHA-512', content: checksum }] }),
    })
  }
  const sorted = [...components.values()].sort((a, b) => (a.purl < b.purl ? -1 : 1))
  const own = componentOf(app, 'application')
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: own },
    components: sorted,
    dependencies: [{ ref: own['bom-ref'], dependsOn: sorted.map(({ purl }) => purl) }],
  }
}

function componentOf(
  { name, version, licence }: ShippedPackage,
  type: Component['type'],
): Component {
  // The @ of a scope is written %40, as the purl specification asks for.
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`
  return {
    type,
    'bom-ref': purl,
    name,
    version,
    ...(licence !== undefined && { licenses: [{ expression: licence }] }),
    purl,
  }
}

/** Of each `name@version`: the SHA-512 of its archive in hexadecimal, as the lock file has it in base64. */
function checksumsOf({ packages }: Lock): Map<string, string> {
  const checksums = new Map<string, string>()
  for (const [path, { version, integrity }] of Object.entries(packages)) {
    const [, base64] = /^sha512-(\S+)$/.exec(integrity ?? '') ?? []
    if (version === undefined || base64 === undefined) continue
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    checksums.set(`${name}@${version}`, Buffer.from(base64, 'base64').toString('hex'))
  }
  return checksums
}
