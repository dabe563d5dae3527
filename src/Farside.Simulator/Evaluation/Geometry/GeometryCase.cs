using Farside.Archive.Store;

namespace Farside.Simulator.Evaluation.Geometry;

/// <summary>One geometry product beside the truth of its frames; what several quantities need is worked out once.</summary>
sealed class GeometryCase
{
    readonly Lazy<IReadOnlyList<Tie>> _ties;
    readonly Lazy<TrueGround?> _ground;
    readonly Lazy<TruthPoints?> _points;

    GeometryCase(GeometryProduct product, IReadOnlyList<JudgedView> views, Func<TrueGround?> ground)
    {
        (Product, Views) = (product, views);
        Adjusted = [.. views.Where(view => view.IsAdjusted)];
        Motion = Adjusted.Count > 0 ? CommonMotion.Of(Adjusted) : null;
        _ties = new(() => File.Exists(product.TiesFile) ? Tie.Read(product.TiesFile) : []);
        _ground = new(ground);
        _points = new(() => Ground is { } there ? TruthPoints.Of(there, Views) : null);
    }

    public GeometryProduct Product { get; }

    /// <summary>Frames of the product whose truth is known.</summary>
    public IReadOnlyList<JudgedView> Views { get; }

    public IReadOnlyList<JudgedView> Adjusted { get; }

    /// <summary>What turns and moves the whole sequence from the truth to where the product has it; null where nothing was adjusted.</summary>
    public CommonMotion? Motion { get; }

    /// <summary>Empty where the product has no table.</summary>
    public IReadOnlyList<Tie> Ties => _ties.Value;

    /// <summary>Null where the truth holds none.</summary>
    public TrueGround? Ground => _ground.Value;

    /// <summary>Null where the truth holds no ground.</summary>
    public TruthPoints? Points => _points.Value;

    /// <summary>Null when there is no such product or none of its frames is in the truth.</summary>
    public static GeometryCase? Open(EvaluationInput input, string id, IReadOnlyDictionary<string, TrueShot> shots)
    {
        if (GeometryProduct.Open(input.Products, id) is not { } product)
        {
            return null;
        }

        var views = product.Views.Where(view => shots.ContainsKey(view.Id)).Select(view => Join(product, view, shots[view.Id])).ToList();
        var sequence = views.Count > 0 && ProductName.TryParse(views[0].Id, out var name) ? name.Sequence : "";
        return views.Count == 0 ? null : new(product, views, () => TrueGround.Of(input.Truth, sequence));
    }

    static JudgedView Join(GeometryProduct product, GeometryProduct.View view, TrueShot shot)
    {
        var (made, truth) = (product.Cameras[view.Camera].Lens, shot.Camera!);
        return (made.Width, made.Height) == (truth.Width, truth.Height)
            ? new(view.Id, view.Camera, view.IsAdjusted, made, view.SiteFromCamera, truth, shot.SiteFromCamera!.Value) { DnPerLight = shot.DnPerLight }
            : throw new SimulationException($"{product.Id}: {view.Id}", $"{made.Width} × {made.Height} pixels", $"{truth.Width} × {truth.Height} as the truth", "Make it again from the archive that the truth belongs to.");
    }
}
