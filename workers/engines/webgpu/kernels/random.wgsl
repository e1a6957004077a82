// The random numbers of src/domain/random.ts, bit for bit.

// triple32 (Christopher Wellons, hash-prospector, public domain)
fn mix32(value: u32) -> u32 {
  var x = value;
  x = (x ^ (x >> 17u)) * 0xed5ad4bbu;
  x = (x ^ (x >> 11u)) * 0xac4c1b51u;
  x = (x ^ (x >> 15u)) * 0x31848babu;
  return x ^ (x >> 14u);
}

// What the outputs of one unit in four rows are multiplied by, see src/domain/dropout.ts.
// `row` is the first of the rows, counted within the minibatch.
fn dropoutFactors(layer: Layer, key: u32, row: u32, unit: u32) -> vec4f {
  let first = key + layer.firstDraw + row * layer.units + unit;
  let bits = vec4u(
    mix32(first),
    mix32(first + layer.units),
    mix32(first + 2u * layer.units),
    mix32(first + 3u * layer.units),
  );
  return select(vec4f(layer.kept), vec4f(0.0), bits < vec4u(layer.dropBelow));
}
