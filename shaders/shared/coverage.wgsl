// How partial coverage of opaque things reaches the samples of a pixel.
//
// The shader writes the mask itself: what alpha selects is up to the driver, and this picture is the same everywhere.

// With one sample a pixel is covered by half or not at all.
override IS_MULTISAMPLED: bool = true;

// Edges of 2D scenes often lie exactly between two steps. Coverage must exceed a step by this, more than rounding adds.
const TIE: f32 = 0.00390625;

struct Covered {
    @location(0) color: vec4f,
    @builtin(sample_mask) samples: u32,
}

// One sample for each begun quarter of coverage.
fn covered_samples(coverage: f32) -> u32 {
    if IS_MULTISAMPLED {
        return (1u << u32(clamp(ceil((coverage - TIE) * 4.0), 0.0, 4.0))) - 1u;
    }
    return select(0u, 1u, coverage > 0.5 + TIE);
}

fn opaque_output(color: vec3f, coverage: f32) -> Covered {
    return Covered(vec4f(color, 1.0), covered_samples(coverage));
}
