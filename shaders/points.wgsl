// Points: discs facing the eye that look like spheres.
//
// Each point is one triangle around its disc: three vertices and one setup are cheaper than a quad, and what is drawn
// outside the disc has no coverage. The disc of a sphere with centre C, radius r and distance D is perpendicular to the
// ray to C, r*r/D in front of it; there the silhouette of the sphere is a circle of radius r*sqrt(D*D-r*r)/D.
#import <shared/draw.wgsl>
#import <shared/coverage.wgsl>

@group(1) @binding(0) var<storage, read> positions: array<f32>;
@group(1) @binding(1) var<storage, read> radii: array<f32>;
@group(1) @binding(2) var<storage, read> colors: array<u32>;

// Whether points look like spheres.
override HAS_GRADIENT: bool = true;

struct Varyings {
    @builtin(position) position: vec4f,
    // Place on the disc in radii of the sphere.
    @location(0) local: vec2f,
    @location(1) @interpolate(flat) color: vec3f,
    // x: silhouette in radii. y: px per radius across the silhouette. z: square of the gap between disc and centre in radii.
    @location(2) @interpolate(flat) disc: vec3f,
}

@vertex
fn vs_main(@builtin(vertex_index) vertex: u32) -> Varyings {
    let point = vertex / 3u;
    let corner = vertex % 3u;
    // Triangle whose inscribed circle has radius 1.
    let unit = select(
        vec2f(0.0, 2.0),
        vec2f(select(-1.7320508, 1.7320508, corner == 2u), -1.0),
        corner != 0u,
    );

    var out: Varyings;
    let center = view_from_obj(vec3f(positions[point * 3u], positions[point * 3u + 1u], positions[point * 3u + 2u]));
    let pixel = pixel_size_at(center);
    // A radius of 0 is drawn as the faint dot of the soft edge alone.
    let radius = max(radius_at(radii[point], pixel), 1e-4 * pixel);

    var disc_center = center;
    var right = vec3f(1.0, 0.0, 0.0);
    var up = vec3f(0.0, 1.0, 0.0);
    var shrink = 1.0;
    var gap = 0.0;
    if !IS_ORTHOGRAPHIC {
        let distance = length(center);
        gap = radius / distance;
        // The eye behind the point or inside the sphere: there is no silhouette.
        if center.z >= 0.0 || !(gap < 1.0) {
            out.position = NOWHERE;
            return out;
        }
        shrink = sqrt(1.0 - gap * gap);
        disc_center = center * (1.0 - gap * gap);
        let ray = center / distance;
        right = normalize(vec3f(-ray.z, 0.0, ray.x));
        up = cross(ray, right);
    }
    // Room for the soft edge: half a pixel, and half a pixel more for samples off the centre of theirs.
    let extent = radius * shrink + pixel;
    let offset = unit * extent;
    out.position = clip_from_view(disc_center + right * offset.x + up * offset.y);
    out.local = offset / radius;
    out.color = linear_from_packed(colors[point]);
    out.disc = vec3f(shrink, shrink * radius / pixel, gap * gap);
    return out;
}

@fragment
fn fs_main(in: Varyings) -> Covered {
    let square = dot(in.local, in.local);
    let coverage = clamp(0.5 - (sqrt(square) - in.disc.x) * in.disc.y, 0.0, 1.0);
    var shade = 1.0;
    if HAS_GRADIENT {
        // Above 1 near the centre, where bright colours saturate.
        shade = max(sqrt(max(1.2 - sqrt(square + in.disc.z), 0.0)), 0.4);
    }
    return opaque_output(in.color * shade, coverage);
}
