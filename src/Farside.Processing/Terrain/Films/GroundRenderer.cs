using System.Numerics;
using Farside.Core.Rasters;

namespace Farside.Processing.Terrain.Films;

/// <summary>
/// Paints textured ground as a camera sees it: triangles into a depth buffer, twice as many pixels across and down as are shown. Each strip of rows is painted by itself, all
/// triangles in their order, so that the picture is the same however many threads paint it.
/// </summary>
public sealed class GroundRenderer
{
    /// <summary>Pixels that make one of the picture, across and down.</summary>
    const int Fine = 2;

    const int StripRows = 32;

    /// <summary>Nothing nearer to the eye is painted, metres.</summary>
    const float NearestM = 0.3f;

    readonly IReadOnlyList<TexturedGround> _grounds;
    readonly FadeRing _fade;
    readonly int _width;
    readonly int _height;
    readonly int _threads;
    readonly Corner[][] _corners;
    readonly List<(int Ground, int First)>[] _strips;

    /// <param name="fade">Ground darkens towards its outer edge: how far a turntable's ground reaches is no landscape.</param>
    /// <param name="width">Of the picture.</param>
    /// <param name="height">Of the picture.</param>
    public GroundRenderer(IReadOnlyList<TexturedGround> grounds, FadeRing fade, int width, int height, int threads = 0)
    {
        (_grounds, _fade, _width, _height, _threads) = (grounds, fade, Fine * width, Fine * height, threads > 0 ? threads : -1);
        _corners = [.. grounds.Select(ground => new Corner[ground.Mesh.VertexCount])];
        _strips = [.. Enumerable.Range(0, (_height + StripRows - 1) / StripRows).Select(_ => new List<(int, int)>())];
    }

    /// <summary>As a screen shows it; black where there is no ground.</summary>
    /// <param name="view">Its focal length in the picture's pixels.</param>
    public void Paint(TurnView view, Raster<Rgb8> picture)
    {
        for (var i = 0; i < _grounds.Count; i++)
        {
            Project(view, _grounds[i], _corners[i]);
        }

        Share();
        Parallel.For(0, _strips.Length, new ParallelOptions { MaxDegreeOfParallelism = _threads }, () => new Strip(_width, StripRows), (strip, _, buffer) =>
        {
            PaintStrip(strip, buffer, picture);
            return buffer;
        }, _ => { });
    }

    void Project(TurnView view, TexturedGround ground, Corner[] corners)
    {
        var (mesh, focal) = (ground.Mesh, Fine * view.FocalPx);
        var off = new Vector3((float)(mesh.Origin.X - view.Place.X), (float)(mesh.Origin.Y - view.Place.Y), (float)(mesh.Origin.Z - view.Place.Z));
        Parallel.For(0, (corners.Length + 4095) / 4096, new ParallelOptions { MaxDegreeOfParallelism = _threads }, block =>
        {
            for (var i = block * 4096; i < Math.Min(corners.Length, (block + 1) * 4096); i++)
            {
                var place = off + new Vector3(mesh.Positions[3 * i], mesh.Positions[(3 * i) + 1], mesh.Positions[(3 * i) + 2]);
                var seen = place - view.Eye;
                var near = 1 / Vector3.Dot(seen, view.Ahead);
                corners[i] = new(
                    (_width / 2f) + (focal * Vector3.Dot(seen, view.Right) * near), (_height / 2f) + (focal * Vector3.Dot(seen, view.Down) * near), near,
                    mesh.TextureCoordinates[2 * i] * near, mesh.TextureCoordinates[(2 * i) + 1] * near, _fade.At(MathF.Sqrt((place.X * place.X) + (place.Y * place.Y))) * near);
            }
        });
    }

    // Which triangles reach into which strip, in their order.
    void Share()
    {
        foreach (var strip in _strips)
        {
            strip.Clear();
        }

        for (var i = 0; i < _grounds.Count; i++)
        {
            var (corners, triangles) = (_corners[i], _grounds[i].Mesh.Triangles);
            for (var first = 0; first < triangles.Length; first += 3)
            {
                ref readonly var a = ref corners[triangles[first]];
                ref readonly var b = ref corners[triangles[first + 1]];
                ref readonly var c = ref corners[triangles[first + 2]];
                if (a.Near is > 0 and < 1 / NearestM && b.Near is > 0 and < 1 / NearestM && c.Near is > 0 and < 1 / NearestM)
                {
                    var (top, bottom) = (Math.Min(a.Y, Math.Min(b.Y, c.Y)), Math.Max(a.Y, Math.Max(b.Y, c.Y)));
                    for (var strip = (int)Math.Max(0, top / StripRows); strip < _strips.Length && strip * StripRows <= bottom; strip++)
                    {
                        _strips[strip].Add((i, first));
                    }
                }
            }
        }
    }

    void PaintStrip(int strip, Strip buffer, Raster<Rgb8> picture)
    {
        var (top, bottom) = (strip * StripRows, Math.Min(_height, (strip + 1) * StripRows));
        buffer.Clear(top);
        foreach (var (ground, first) in _strips[strip])
        {
            var (corners, triangles) = (_corners[ground], _grounds[ground].Mesh.Triangles);
            buffer.Fill(corners[triangles[first]], corners[triangles[first + 1]], corners[triangles[first + 2]], _grounds[ground].Texture, top, bottom);
        }

        for (var y = top; y < bottom; y += Fine)
        {
            var row = picture.Row(y / Fine);
            for (var x = 0; x < row.Length; x++)
            {
                row[x] = buffer.Mean(Fine * x, y - top, Fine);
            }
        }
    }
}
