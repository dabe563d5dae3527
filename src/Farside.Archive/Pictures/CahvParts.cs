using Farside.Archive.Labels;
using Farside.Core.Geometry;
using Farside.Core.Time;

namespace Farside.Archive.Pictures;

/// <summary>The numbers of a published camera model, in the order C, A, H, V, O, R, E, T, P; put together and tried before anyone relies on them.</summary>
/// <param name="File">For messages.</param>
sealed record CahvParts(string File, string Element, string Kind, IReadOnlyList<double[]> Numbers)
{
    const int Tries = 8;

    /// <summary>
    /// From the pixels the model was made for to the picture's: columns of the model's picture before the first one here, and how many of them one
    /// pixel here joins.
    /// </summary>
    public (double FirstColumn, double FirstRow, double Joined) Window { get; init; } = (0, 0, 1);

    public CahvModel<ModelFrame> Model(int width, int height)
    {
        var more = Kind.ToUpperInvariant() switch
        {
            "CAHV" => 0,
            "CAHVOR" => 2,
            "CAHVORE" => 5,
            _ => throw Wrong($"model type {LabelLimits.Show(Kind)}", "CAHV, CAHVOR or CAHVORE"),
        };
        if (Numbers.Count < 4 + more)
        {
            throw Wrong($"{Numbers.Count} components", $"{4 + more} for {Kind}");
        }

        var a = Vector(1);
        var model = new CahvModel<ModelFrame>(width, height, new(At(0, 0), At(0, 1), At(0, 2)), a, Windowed(Vector(2), a, Window.FirstColumn), Windowed(Vector(3), a, Window.FirstRow))
        {
            O = more > 0 ? Vector(4) : null,
            Lens = more > 0 ? new(At(5, 0), At(5, 1), At(5, 2), more == 5 ? Linearity() : 1) : RadialLens.None,
            Pupil = more == 5 ? (At(6, 0), At(6, 1), At(6, 2)) : default,
        };
        Try(model);
        return model;
    }

    // Column c of the model's picture is column (c + ½)/n − ½ − first/n of one whose pixels join n × n of its own.
    Vector3<ModelFrame> Windowed(Vector3<ModelFrame> drawn, Vector3<ModelFrame> a, double first) =>
        (1 / Window.Joined) * (drawn + ((0.5 - first - (0.5 * Window.Joined)) * a));

    double Linearity() => At(7, 0) switch
    {
        1 => 1,
        2 => 0,
        3 => At(8, 0) is >= -1 and <= 1 and var general ? general : throw Wrong($"linearity {At(8, 0)}", "a number from −1 to 1"),
        var type => throw Wrong($"CAHVORE type {type}", "1, 2 or 3"),
    };

    /// <summary>A model that draws its own corners nowhere would stop a panorama half-way; it is refused here with its place.</summary>
    void Try(CahvModel<ModelFrame> model)
    {
        try
        {
            var camera = model.Split().Camera;
            for (var i = 0; i < Tries * Tries; i++)
            {
                var (column, row) = (i % Tries * (model.Width - 1.0) / (Tries - 1), i / Tries * (model.Height - 1.0) / (Tries - 1));
                var ray = camera.Ray(column, row);
                if (camera.Project(new(ray.X, ray.Y, ray.Z)) is not var (c, r) || !(Math.Abs(c - column) + Math.Abs(r - row) < 1e-3))
                {
                    throw Wrong($"a model that does not draw pixel ({column:0}, {row:0}) where its ray goes", "a model of this picture");
                }
            }
        }
        catch (ArgumentException refusal)
        {
            throw Wrong($"vectors that make no camera ({LabelLimits.Show(refusal.Message)})", "a camera model");
        }
    }

    Vector3<ModelFrame> Vector(int part) => new(At(part, 0), At(part, 1), At(part, 2));

    double At(int part, int place) => part < Numbers.Count && place < Numbers[part].Length && double.IsFinite(Numbers[part][place])
        ? Numbers[part][place]
        : throw Wrong($"component {part + 1} without number {place + 1}", "the numbers of a camera model");

    LabelException Wrong(string found, string expected) => new(File, Element, found, expected);

    /// <summary>A time as labels and metadata write it, always UTC; null when it cannot be read.</summary>
    public static Epoch? Time(string? text) => Epoch.TryParseUtc(text, out var epoch) ? epoch : null;
}
