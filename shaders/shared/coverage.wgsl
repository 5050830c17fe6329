// How partial coverage of opaque things reaches the samples of a pixel.

// With several samples alpha selects how many are written; with one, a pixel is covered by half or not at all.
override ALPHA_TO_COVERAGE: bool = true;

fn opaque_output(color: vec3f, coverage: f32) -> vec4f {
    if !ALPHA_TO_COVERAGE && coverage < 0.5 {
        discard;
    }
    return vec4f(color, coverage);
}
