// The gradient of every weight, tile by tile:
//
//   d loss / d [K; b] = Σ_rows [x, 1]ᵀ · dz
//
// A thread takes a tile of TILE inputs × 4 units of one layer, the bias being the weight of an input that is always
// 1; the units of a tile lie as far apart as there are tiles side by side, so that adjacent threads read and write
// adjacent numbers. Inputs and units beyond the layer's are computed of what happens to lie there, and thrown away.
// Sums run over ascending rows, whatever the tile. `startOf` and `finish` are of the kernel that includes this.

// Tile number `task` of the dense tiles of all layers, the coded tiles, and the batch-normalised units.
fn takeTask(task: u32, quads: u32) {
  var left = task;
  for (var l = 0u; l < plan.depth; l++) {
    let layer = plan.layers[l];
    let across = (layer.units + 3u) / 4u;
    let down = (layer.columns + select(1u, 0u, layer.batchNorm == 1u) + TILE - 1u) / TILE;
    if left < down * across {
      denseTile(l, left / across * TILE, left % across, quads);
      return;
    }
    left -= down * across;
    let coded = select(0u, plan.codedTileCount * across, l == 0u);
    if left < coded {
      codedTile(left / across, left % across, quads);
      return;
    }
    left -= coded;
    if layer.batchNorm == 1u {
      if left < layer.units {
        finishNormalised(layer, left);
        return;
      }
      left -= layer.units;
    }
  }
}

fn denseTile(l: u32, input: u32, unit: u32, quads: u32) {
  let layer = plan.layers[l];
  let across = (layer.units + 3u) / 4u;
  //for i < TILE
  let row${i} = kernelRow(layer, l, input + ${i}u);
  var sum${i} = startsOf(layer, row${i}, unit);
  //end
  let stride = plan.stride;
  let held = (phase.first - phase.held) * stride;
  var x = held + layer.x + input;
  var dz = held + layer.slope + unit;
  for (var quad = 0u; quad < quads; quad++) {
    // v * m: the dot products of v with each column of m, that is, sums over the four rows.
    let z = mat4x4f(
      activations[dz],
      activations[dz + across],
      activations[dz + 2u * across],
      activations[dz + 3u * across],
    );
    //for i < TILE
    sum${i} += activations[x + ${i}u] * z;
    //end
    x += stride;
    dz += stride;
  }
  //for i < TILE
  finishAll(layer, l, row${i}, unit, sum${i});
  //end
}

// Which row of [K; b] one of a layer's numbers is multiplied by; one too far if there is no such number.
fn kernelRow(layer: Layer, l: u32, column: u32) -> u32 {
  if column >= layer.columns {
    let isBias = column == layer.columns && layer.batchNorm == 0u;
    return select(layer.inputs + 1u, layer.inputs, isBias);
  }
  if l == 0u {
    return inputs[column];
  }
  return column;
}

// Up to four levels of one category, whose rows of the minibatch are found by their code.
fn codedTile(entry: u32, unit: u32, quads: u32) {
  let layer = plan.layers[0];
  let across = (layer.units + 3u) / 4u;
  let at = plan.codedTiles + 3u * entry;
  let input = inputs[at + 1u];
  let end = input + inputs[at + 2u];
  //for i < CODED_LEVELS
  let row${i} = select(layer.inputs + 1u, input + ${i}u, input + ${i}u < end);
  var sum${i} = startsOf(layer, row${i}, unit);
  //end
  let stride = plan.stride;
  let held = (phase.first - phase.held) * stride;
  var code = held + layer.x + layer.columns + 1u + inputs[at];
  var dz = held + layer.slope + unit;
  for (var quad = 0u; quad < quads; quad++) {
    let level = activations[code] - f32(input);
    if any((level >= vec4f(0.0)) & (level < vec4f(f32(CODED_LEVELS)))) {
      let z = mat4x4f(
        activations[dz],
        activations[dz + across],
        activations[dz + 2u * across],
        activations[dz + 3u * across],
      );
      //for i < CODED_LEVELS
      sum${i} += select(vec4f(0.0), vec4f(1.0), level == vec4f(${i}.0)) * z;
      //end
    }
    code += stride;
    dz += stride;
  }
  //for i < CODED_LEVELS
  finishAll(layer, 0u, row${i}, unit, sum${i});
  //end
}

// What the sums of four units begin with.
fn startsOf(layer: Layer, row: u32, unit: u32) -> vec4f {
  let across = (layer.units + 3u) / 4u;
  let at = layer.kernel + min(row, layer.inputs) * layer.units + unit;
  return vec4f(startOf(at), startOf(at + across), startOf(at + 2u * across), startOf(at + 3u * across));
}

fn finishAll(layer: Layer, l: u32, row: u32, unit: u32, sums: vec4f) {
  if row > layer.inputs {
    return;
  }
  let across = (layer.units + 3u) / 4u;
  for (var c = 0u; c < 4u; c++) {
    let u = unit + c * across;
    if u < layer.units {
      finish(layer, l, row, u, sums[c]);
    }
  }
}
