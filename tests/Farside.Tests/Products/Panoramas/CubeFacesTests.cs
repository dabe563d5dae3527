using Farside.Core.Geometry;
using Farside.Formats.Png;
using Farside.Products.Panoramas;

namespace Farside.Tests.Products.Panoramas;

public sealed class CubeFacesTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Faces_take_the_same_pictures_and_show_the_same_light_where_they_meet()
    {
        // Two rows of pictures about azimuth 45°, where the north and the east face meet: their seam crosses that edge.
        var camera = new BrownCamera(300, 240, 400, 149.5, 119.5);
        Looking[] poses = [.. new[] { 9.0, -11.0 }.SelectMany(up => new[] { 32.0, 57.0 }.Select(azimuth => Looking.FromDegrees(azimuth, up, 0.3)))];
        var files = poses.Select((_, i) => _folder[$"p{i}.png"]).ToArray();
        for (var i = 0; i < poses.Length; i++)
        {
            PaintedSphere.Photograph(files[i], camera, poses[i].ToRotation(), 0.8 + (0.1 * i));
        }

        File.WriteAllBytes(_folder["poses.csv"], PosesCsv.Write(poses.Select((pose, i) => new GivenPose($"p{i}.png", pose))));
        PicturePanorama.Make(files, new() { FocalPx = 400, IsFocalFixed = true, Poses = _folder["poses.csv"], Projection = ProjectionKind.Cubemap }, _folder["out"], (_, _) => { }, default);

        var (north, east) = (PngReader.Read(_folder["out/sources-north.png"]), PngReader.Read(_folder["out/sources-east.png"]));
        var (northLight, eastLight) = (PngReader.Read(_folder["out/panorama-north.png"]), PngReader.Read(_folder["out/panorama-east.png"]));
        var size = north.Width;
        var (seen, alike, worst, sources) = (0, 0, 0, new HashSet<ushort>());
        for (var row = 0; row < size; row++)
        {
            var (here, there) = (north.Samples<ushort>()[(row * size) + size - 1], east.Samples<ushort>()[row * size]);
            if (here > 0 && there > 0)
            {
                (seen, alike) = (seen + 1, alike + (here == there ? 1 : 0));
                sources.Add(here);
                worst = Math.Max(worst, Math.Abs(northLight.Row(row)[4 * (size - 1)] - eastLight.Row(row)[0]));
            }
        }

        Assert.True(sources.Count > 1, "some seam must cross the edge");
        Assert.InRange((double)alike / seen, 0.97, 1);
        // Next columns of a smooth scene: a few of 255.
        Assert.InRange(worst, 0, 12);
    }
}
