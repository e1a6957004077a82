// The gradient of every weight, tile by tile:
//
//   d loss / d [K; b] = Σ_rows [x, 1]ᵀ · dz
//
// A thread takes a tile of TILE inputs × 4 units of one layer, the bias being the weight of an input that is always
// 1; the units of a tile lie as far apart as there are tiles side by side, so that adjacent threads read and write
// adjacent numbers. Where lanes share what they read, four tiles side by side are theirs, and each reads other inputs.
// Inputs and units beyond the layer's are computed of what happens to lie there, and thrown away.
// Sums run over ascending rows, whatever the tile. `startOf` and `finish` are of the kernel that includes this.

// Tile number `task` of all layers: of each the dense tiles, the coded ones, and the batch-normalised units.
fn takeTask(task: u32, quads: u32, step: Step) {
  var left = task;
  var l = 0u;
  while left >= tilesOf(l) {
    left -= tilesOf(l);
    l++;
  }
  let layer = plan.layers[l];
  let across = acrossOf(layer);
  let dense = denseTilesOf(layer);
  let coded = dense + codedTilesOf(layer, l);
  if left < dense {
    denseTile(layer, l, left / across * TILE, left % across, quads, step);
  } else if CATEGORIES && left < coded {
    codedTile(layer, (left - dense) / across, left % across, quads, step);
  } else if BATCH_NORM && left - coded < layer.units {
    finishNormalised(layer, left - coded, step);
  }
}

fn tilesOf(l: u32) -> u32 {
  let layer = plan.layers[l];
  return denseTilesOf(layer) + codedTilesOf(layer, l) + wholeLanes(layer.units) * layer.batchNorm;
}

// Tiles side by side.
fn acrossOf(layer: Layer) -> u32 {
  return wholeLanes((layer.units + 3u) / 4u);
}

fn wholeLanes(count: u32) -> u32 {
  return (count + LANES - 1u) / LANES * LANES;
}

fn denseTilesOf(layer: Layer) -> u32 {
  // The bias is a row like the others, unless it comes after batch normalisation.
  return (layer.columns + 1u - layer.batchNorm + TILE - 1u) / TILE * acrossOf(layer);
}

fn codedTilesOf(layer: Layer, l: u32) -> u32 {
  return select(0u, plan.codedTileCount * acrossOf(layer), l == 0u);
}

fn denseTile(layer: Layer, l: u32, input: u32, unit: u32, quads: u32, step: Step) {
  let across = acrossOf(layer);
  //for b < BLOCKS
  //for i < 4
  var sum${b}_${i} = startsOf(layer, kernelRow(layer, l, input + 4u * ${b}u + ${i}u), unit);
  //end
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
    //for b < BLOCKS
    //if SHARING
    let mine${b} = activations[x + 4u * ${b}u + unit % 4u];
    //for i < 4
    sum${b}_${i} += quadBroadcast(mine${b}, ${i}u) * z;
    //end
    //else
    //for i < 4
    sum${b}_${i} += activations[x + 4u * ${b}u + ${i}u] * z;
    //end
    //end
    //end
    x += stride;
    dz += stride;
  }
  var sums: array<vec4f, TILE>;
  //for b < BLOCKS
  //for i < 4
  sums[4u * ${b}u + ${i}u] = sum${b}_${i};
  //end
  //end
  for (var i = 0u; i < TILE; i++) {
    finishAll(layer, l, kernelRow(layer, l, input + i), unit, sums[i], step);
  }
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
fn codedTile(layer: Layer, entry: u32, unit: u32, quads: u32, step: Step) {
  let across = acrossOf(layer);
  let at = plan.codedTiles + 3u * entry;
  let input = inputs[at + 1u];
  //for i < CODED_LEVELS
  var sum${i} = startsOf(layer, input + ${i}u, unit);
  //end
  let stride = plan.stride;
  let held = (phase.first - phase.held) * stride;
  var code = held + layer.x + layer.columns + 1u + inputs[at];
  var dz = held + layer.slope + unit;
  for (var quad = 0u; quad < quads; quad++) {
    let level = activations[code] - f32(input);
    let isHere = any((level >= vec4f(0.0)) & (level < vec4f(f32(CODED_LEVELS))));
    // Software adapters skip a loop, but not a branch.
    for (var once = 0u; once < select(0u, 1u, isHere); once++) {
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
  let sums = array(sum0, sum1, sum2, sum3);
  for (var i = 0u; i < inputs[at + 2u]; i++) {
    finishAll(layer, 0u, input + i, unit, sums[i], step);
  }
}

// What the sums of four units begin with.
fn startsOf(layer: Layer, row: u32, unit: u32) -> vec4f {
  let across = acrossOf(layer);
  let at = layer.kernel + min(row, layer.inputs) * layer.units + unit;
  return vec4f(startOf(at), startOf(at + across), startOf(at + 2u * across), startOf(at + 3u * across));
}

fn finishAll(layer: Layer, l: u32, row: u32, unit: u32, sums: vec4f, step: Step) {
  let across = acrossOf(layer);
  for (var c = 0u; c < select(0u, 4u, row <= layer.inputs); c++) {
    let u = unit + c * across;
    if u < layer.units {
      finish(layer, l, row, u, sums[c], step);
    }
  }
}
