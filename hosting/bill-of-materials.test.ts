import { expect, test } from 'vitest'
import { billOfMaterials } from './bill-of-materials.ts'

const app = { name: 'terrarium', version: '1.0.0', licence: 'MIT' }
const lock = {
  packages: {
    'node_modules/@scope/one': { version: '1.2.3', integrity: 'sha512-AQI=' },
    'node_modules/two': { version: '2.0.0', integrity: 'sha512-//8=' },
    'node_modules/other/node_modules/two': { version: '1.0.0', integrity: 'sha512-AAA=' },
  },
}
const one = { name: '@scope/one', version: '1.2.3', licence: 'MIT' }
const two = { name: 'two', version: '2.0.0' }

test('every package is named by its address in the registry, with the checksum of the very version', () => {
  const { components, dependencies } = billOfMaterials(app, [two, one], lock)
  expect(components.map(({ purl }) => purl)).toEqual([
    'pkg:npm/%40scope/one@1.2.3',
    'pkg:npm/two@2.0.0',
  ])
  expect(components.map(({ hashes }) => hashes?.[0]?.content)).toEqual(['0102', 'ffff'])
  expect(dependencies[0]?.dependsOn).toHaveLength(2)
})

test('the order in which modules were met does not show, nor does a package met twice', () => {
  expect(billOfMaterials(app, [one, two, one], lock)).toEqual(
    billOfMaterials(app, [two, one], lock),
  )
})
