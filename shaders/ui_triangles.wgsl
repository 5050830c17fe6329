// User interface: triangles with colours at their corners, blended in gamma space.
#import <shared/draw.wgsl>

@group(1) @binding(0) var<storage, read> vertices: array<UiVertex>;

struct Varyings {
    @builtin(position) position: vec4f,
    // Premultiplied, sRGB.
    @location(0) color: vec4f,
}

@vertex
fn vs_main(@builtin(vertex_index) index: u32) -> Varyings {
    let unit = (vertices[index].place - draw.viewport.xy) / draw.viewport.zw;
    var out: Varyings;
    out.position = vec4f(unit.x * 2.0 - 1.0, 1.0 - unit.y * 2.0, 0.0, 1.0);
    out.color = unpack4x8unorm(vertices[index].color);
    return out;
}

@fragment
fn fs_main(in: Varyings) -> @location(0) vec4f {
    return in.color;
}
