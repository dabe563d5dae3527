using System.Runtime.InteropServices;
using Farside.Core.Rasters;
using Farside.Processing.Terrain;
using Farside.Processing.Terrain.Textures;

namespace Farside.Products.Recipes.Terrain;

/// <summary>The light of a ground's frames in scratch files, so that only some lie in memory.</summary>
/// <param name="mostBytes">That frames in memory may take; one is always held.</param>
sealed class StoredLights(string folder, long mostBytes) : ITextureViews
{
    readonly List<TextureView> _views = [];
    readonly LinkedList<(int View, ViewLight Light)> _held = [];
    long _bytes;

    public IReadOnlyList<TextureView> Views => _views;

    /// <param name="blocked">Pixels that show no ground; null where all do.</param>
    public void Add(TextureView view, PointLight light, Raster<byte>? blocked)
    {
        var (bands, at) = (new Half[3 * view.Width * view.Height], 0);
        for (var row = 0; row < view.Height; row++)
        {
            for (var column = 0; column < view.Width; column++)
            {
                var one = blocked is not null && blocked[column, row] != 0 ? GroundLight.Missing : light.At(column, row);
                (bands[at++], bands[at++], bands[at++]) = ((Half)one.R, (Half)one.G, (Half)one.B);
            }
        }

        using var file = File.Create(PathOf(_views.Count));
        file.Write(MemoryMarshal.AsBytes(bands.AsSpan()));
        _views.Add(view);
    }

    public ViewLight Light(int view)
    {
        for (var node = _held.First; node is not null; node = node.Next)
        {
            if (node.Value.View == view)
            {
                _held.Remove(node);
                _held.AddFirst(node);
                return node.Value.Light;
            }
        }

        _bytes += BytesOf(view);
        while (_held.Last is { } oldest && _bytes > mostBytes)
        {
            _bytes -= BytesOf(oldest.Value.View);
            _held.RemoveLast();
        }

        var light = new ViewLight(Read(view));
        _held.AddFirst((view, light));
        return light;
    }

    Raster<GroundLight> Read(int view)
    {
        var picture = new Raster<GroundLight>(_views[view].Width, _views[view].Height);
        var row = new Half[3 * picture.Width];
        using var file = File.OpenRead(PathOf(view));
        for (var y = 0; y < picture.Height; y++)
        {
            file.ReadExactly(MemoryMarshal.AsBytes(row.AsSpan()));
            var light = picture.Row(y);
            for (var x = 0; x < light.Length; x++)
            {
                light[x] = new((float)row[3 * x], (float)row[(3 * x) + 1], (float)row[(3 * x) + 2]);
            }
        }

        return picture;
    }

    long BytesOf(int view) => ViewLight.Bytes(_views[view].Width, _views[view].Height);

    string PathOf(int view) => Path.Combine(folder, $"light-{view}");
}
