// Background of a view, where nothing opaque was drawn.
#import <shared/draw.wgsl>
#import <shared/srgb.wgsl>

@vertex
fn vs_main(@builtin(vertex_index) vertex: u32) -> @builtin(position) vec4f {
    // One triangle over the whole viewport, infinitely far away.
    return vec4f(f32(vertex & 1u) * 4.0 - 1.0, f32(vertex >> 1u) * 4.0 - 1.0, 0.0, 1.0);
}

@fragment
fn fs_solid() -> @location(0) vec4f {
    return draw.color;
}

// Interleaved gradient noise (Jimenez 2014), -0.5..0.5: hides the steps of slow gradients.
fn noise(px: vec2f) -> f32 {
    return fract(52.9829189 * fract(0.06711056 * px.x + 0.00583715 * px.y)) - 0.5;
}

@fragment
fn fs_gradient(@builtin(position) position: vec4f) -> @location(0) vec4f {
    let px = position.xy;
    let ray = draw.world_from_obj[0].xyz * px.x + draw.world_from_obj[1].xyz * px.y + draw.world_from_obj[2].xyz;
    let direction = normalize(ray);
    // params.x: darkest sRGB value, params.y: range.
    let srgb = draw.params.x + draw.params.y * (direction * 0.5 + 0.5) + noise(floor(px)) / 255.0;
    return vec4f(linear_from_srgb(srgb), 1.0);
}
