using Farside.Processing.Descent.Stabilise;

namespace Farside.Products.Recipes.Descent;

/// <summary>The stabilised film's views, one a moment, and the map that grows under them.</summary>
sealed class SteadyPlan
{
    readonly Dictionary<int, int> _firstOfLayer = [];
    readonly (double Left, double Bottom, double Right, double Top)[] _from; // what all views from a moment on show together
    readonly GroundView[] _views;

    public SteadyPlan(FilmTimeline timeline, FilmGround ground, int width, int height, double sigmaS)
    {
        var moments = timeline.Moments;
        var path = new ViewPath(moments.Select(moment => (moment.FilmS, ground.At(moment))), sigmaS);
        var zoom = height / (double)ground.Height;
        _views = new GroundView[moments.Count];
        Parallel.For(0, moments.Count, i =>
        {
            var (u, v, size) = path.At(moments[i].FilmS);
            _views[i] = new(u, v, size / zoom, width, height);
        });
        _from = Suffixes(_views);
        Map = new(ground.Lens, ground.Places[moments[0].Before].UnitsPerPixel, BoundsOf);
        for (var i = moments.Count - 1; i >= 0; i--)
        {
            _firstOfLayer[Map.LayerOf(ground.Places[moments[i].Before].UnitsPerPixel)] = i;
        }
    }

    public GrowingMap Map { get; }

    public GroundView this[int moment] => _views[moment];

    (double Left, double Bottom, double Right, double Top)? BoundsOf(int layer) => _firstOfLayer.TryGetValue(layer, out var first) ? _from[first] : null;

    static (double Left, double Bottom, double Right, double Top)[] Suffixes(GroundView[] views)
    {
        var unions = new (double Left, double Bottom, double Right, double Top)[views.Length];
        for (var i = views.Length - 1; i >= 0; i--)
        {
            var here = views[i].Bounds;
            var later = i + 1 < views.Length ? unions[i + 1] : here;
            unions[i] = (Math.Min(here.Left, later.Left), Math.Min(here.Bottom, later.Bottom), Math.Max(here.Right, later.Right), Math.Max(here.Top, later.Top));
        }

        return unions;
    }
}
