// Gaussian splats: quads around their ellipses on the picture, blended from far to near.
//
// The covariance of each splat goes through the projection, taken as linear around its centre (Zwicker et al., EWA Volume
// Splatting, 2001); 0.3 square px more in each direction keep small ones visible. The quad ends 3.5 standard deviations
// from the centre along both axes of the ellipse, and lies at the depth of the centre.
#import <shared/draw.wgsl>
#import <shared/srgb.wgsl>

@group(1) @binding(0) var<storage, read> positions: array<f32>;
@group(1) @binding(1) var<storage, read> covariances: array<f32>;
@group(1) @binding(2) var<storage, read> colors: array<u32>;
@group(1) @binding(3) var<storage, read> harmonics: array<f32>;
@group(2) @binding(0) var<storage, read> order: array<u32>;

// Coefficients per splat and channel: 0, 3, 8 or 15.
override NUM_HARMONICS: u32 = 0u;

const CUTOFF: f32 = 3.5;
const SMOOTHING: f32 = 0.3;
const MAX_ALPHA: f32 = 0.999;
// How far beyond the view, in half-widths of it, the slope of the projection is that of the centre of a splat.
const REACH: f32 = 1.3;

const CORNERS: array<vec2f, 6> = array<vec2f, 6>(
    vec2f(-1.0, -1.0), vec2f(1.0, -1.0), vec2f(1.0, 1.0), vec2f(-1.0, -1.0), vec2f(1.0, 1.0), vec2f(-1.0, 1.0),
);

struct Varyings {
    @builtin(position) position: vec4f,
    // From the centre, px.
    @location(0) offset: vec2f,
    // xx, xy, yy of the inverse of the covariance on the picture.
    @location(1) @interpolate(flat) conic: vec3f,
    // Linear; alpha is the opacity in the middle.
    @location(2) @interpolate(flat) color: vec4f,
}

fn coefficient(splat: u32, index: u32) -> vec3f {
    let base = (splat * NUM_HARMONICS + index) * 3u;
    return vec3f(harmonics[base], harmonics[base + 1u], harmonics[base + 2u]);
}

// Real spherical harmonics of degrees 1 to 3 in a direction, in the usual order and with the usual signs.
fn light_from(splat: u32, d: vec3f) -> vec3f {
    var out = 0.4886025119029199
        * (d.z * coefficient(splat, 1u) - d.y * coefficient(splat, 0u) - d.x * coefficient(splat, 2u));
    if NUM_HARMONICS > 3u {
        out += 1.0925484305920792 * (d.x * d.y * coefficient(splat, 3u) - d.y * d.z * coefficient(splat, 4u)
            - d.x * d.z * coefficient(splat, 6u));
        out += 0.31539156525252005 * (2.0 * d.z * d.z - d.x * d.x - d.y * d.y) * coefficient(splat, 5u);
        out += 0.5462742152960396 * (d.x * d.x - d.y * d.y) * coefficient(splat, 7u);
    }
    if NUM_HARMONICS > 8u {
        out += -0.5900435899266435 * d.y * (3.0 * d.x * d.x - d.y * d.y) * coefficient(splat, 8u);
        out += 2.890611442640554 * d.x * d.y * d.z * coefficient(splat, 9u);
        out += -0.4570457994644658 * d.y * (4.0 * d.z * d.z - d.x * d.x - d.y * d.y) * coefficient(splat, 10u);
        out += 0.3731763325901154 * d.z * (2.0 * d.z * d.z - 3.0 * d.x * d.x - 3.0 * d.y * d.y)
            * coefficient(splat, 11u);
        out += -0.4570457994644658 * d.x * (4.0 * d.z * d.z - d.x * d.x - d.y * d.y) * coefficient(splat, 12u);
        out += 1.445305721320277 * d.z * (d.x * d.x - d.y * d.y) * coefficient(splat, 13u);
        // The usual form has 3 y*y; the official viewer has not.
        out += -0.5900435899266435 * d.x * (d.x * d.x - d.y * d.y) * coefficient(splat, 14u);
    }
    return out;
}

@vertex
fn vs_main(@builtin(vertex_index) vertex: u32) -> Varyings {
    let splat = order[vertex / 6u];
    let corner = CORNERS[vertex % 6u];
    var out: Varyings;
    out.position = NOWHERE;
    let place = vec3f(positions[splat * 3u], positions[splat * 3u + 1u], positions[splat * 3u + 2u]);
    let center = view_from_obj(place);
    let depth = select(-center.z, 1.0, IS_ORTHOGRAPHIC);
    let packed = colors[splat];
    if !(depth > 0.0) || packed >> 24u == 0u {
        return out;
    }
    // Rows of the slope of the picture's x and y over the view space: px per unit at depth 1, and how depth moves things.
    let focal = draw.params.xy / depth;
    var deep = vec2f(0.0);
    if !IS_ORTHOGRAPHIC {
        // The middle of the view and its half-widths, in rays.
        let half = 0.5 * draw.viewport.zw / abs(draw.params.xy);
        let middle = draw.clip_from_view[2].xy * half * sign(draw.params.xy);
        let ray = clamp(center.xy / depth, middle - REACH * half, middle + REACH * half);
        deep = focal * ray;
    }
    let m = draw.view_from_obj;
    let row_0 = vec3f(m[0].x, m[1].x, m[2].x);
    let row_1 = vec3f(m[0].y, m[1].y, m[2].y);
    let row_2 = vec3f(m[0].z, m[1].z, m[2].z);
    let to_x = focal.x * row_0 + deep.x * row_2;
    let to_y = focal.y * row_1 + deep.y * row_2;
    let base = splat * 6u;
    let first = vec3f(covariances[base], covariances[base + 1u], covariances[base + 2u]);
    let second = vec3f(covariances[base + 1u], covariances[base + 3u], covariances[base + 4u]);
    let third = vec3f(covariances[base + 2u], covariances[base + 4u], covariances[base + 5u]);
    let moved_x = vec3f(dot(first, to_x), dot(second, to_x), dot(third, to_x));
    let moved_y = vec3f(dot(first, to_y), dot(second, to_y), dot(third, to_y));
    let xx = dot(to_x, moved_x) + SMOOTHING;
    let xy = dot(to_y, moved_x);
    let yy = dot(to_y, moved_y) + SMOOTHING;
    let determinant = xx * yy - xy * xy;
    if !(xx > 0.0 && determinant > 0.0 && determinant < 1e30) {
        return out;
    }
    let middle = 0.5 * (xx + yy);
    let apart = sqrt(max(0.01, middle * middle - determinant));
    let major = middle + apart;
    var axis = vec2f(1.0, 0.0);
    if abs(xy) > 1e-8 {
        axis = normalize(vec2f(xy, major - xx));
    } else if yy > xx {
        axis = vec2f(0.0, 1.0);
    }
    out.offset = corner.x * CUTOFF * sqrt(major) * axis
        + corner.y * CUTOFF * sqrt(max(0.01, middle - apart)) * vec2f(-axis.y, axis.x);
    out.conic = vec3f(yy, -xy, xx) / determinant;
    // y of the offset points up here.
    let clip = clip_from_view(center);
    out.position = vec4f(clip.xy + 2.0 * out.offset / draw.viewport.zw * clip.w, clip.zw);

    var color = linear_from_packed(packed);
    if NUM_HARMONICS > 0u {
        // This matrix holds the turn of the harmonics and, last, the eye in obj space.
        let eye = draw.world_from_obj[3].xyz;
        let turned = draw.world_from_obj * vec4f(place - eye, 0.0);
        let size = length(turned.xyz);
        if size > 0.0 {
            let bytes = vec3f(vec3u(packed, packed >> 8u, packed >> 16u) & vec3u(255u));
            let encoded = bytes / 255.0 + light_from(splat, turned.xyz / size);
            color = linear_from_srgb(clamp(encoded, vec3f(0.0), vec3f(1.0)));
        }
    }
    out.color = vec4f(color, f32(packed >> 24u) / 255.0);
    return out;
}

@fragment
fn fs_main(in: Varyings) -> @location(0) vec4f {
    let d = in.offset;
    let power = 0.5 * (in.conic.x * d.x * d.x + in.conic.z * d.y * d.y) + in.conic.y * d.x * d.y;
    let alpha = min(in.color.a * exp(-max(power, 0.0)), MAX_ALPHA);
    return vec4f(in.color.rgb * alpha, alpha);
}
