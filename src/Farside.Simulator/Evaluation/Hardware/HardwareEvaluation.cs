using System.Text.Json;
using Farside.Archive.Store;
using Farside.Core.Rasters;
using Farside.Formats.Png;

namespace Farside.Simulator.Evaluation.Hardware;

/// <summary>
/// The masks of hardware in view against the shapes of the vehicle that carries the camera, camera by camera. Edges are left out: pixels within 2 px of where hardware truly ends.
/// A frame without a mask claims that it shows none.
/// </summary>
sealed class HardwareEvaluation : IEvaluation
{
    const string Precision = "hardware in the mask, precision";
    const string Recall = "hardware in the mask, recall";
    const string Lost = "ground lost to masks in frames without hardware";

    /// <summary>Mask values from here on say hardware; lower ones are the fringe that goes with it.</summary>
    const byte LeastClaim = 128;

    const int EdgePx = 2;

    public IReadOnlyList<string> Quantities => [Precision, Recall, Lost];

    public IEnumerable<Finding> Judge(EvaluationInput input, CancellationToken cancel)
    {
        var ids = input.Products.Ids("hardware");
        if (ids.Count == 0)
        {
            input.SayAbsent($"hardware ({string.Join("; ", Quantities)})", "no product of that recipe");
            yield break;
        }

        var shots = input.Truth.PosedShots();
        foreach (var id in input.Choose(ids))
        {
            foreach (var finding in input.TryRead(id, () => Judge(input, id, shots, cancel)) ?? [])
            {
                yield return finding;
            }
        }
    }

    static List<Finding> Judge(EvaluationInput input, string id, IReadOnlyDictionary<string, TrueShot> shots, CancellationToken cancel)
    {
        var (path, tally) = (input.Products.PathOf("hardware", id, "hardware.json"), new Tally());
        if (!File.Exists(path))
        {
            return [];
        }

        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        var masks = json.RootElement.List("frames").ToDictionary(frame => frame.Text("id") ?? "", frame => frame.Text("mask") ?? "", StringComparer.Ordinal);
        var frames = json.RootElement.List("judged").Select(frame => frame.GetString() ?? "").ToList();
        foreach (var frame in frames.Where(shots.ContainsKey))
        {
            cancel.ThrowIfCancellationRequested();
            if (ProductName.TryParse(frame, out var name) && TrueHardware.Of(shots[frame], name.Instrument == "PCAM") is { } truth)
            {
                tally.Add(truth, masks.TryGetValue(frame, out var mask) ? PngReader.Read(input.Products.PathOf("hardware", id, mask)) : null, frame);
            }
        }

        return [.. tally.Values().Select(value => new Finding(value.Quantity, id, value.Value, tally.Frames, frames.Count))];
    }

    /// <summary>Pixels of all frames of one product.</summary>
    sealed class Tally
    {
        long _right, _said, _there, _lost, _clean;

        public int Frames { get; private set; }

        public void Add(Raster<byte> truth, Bitmap? mask, string frame)
        {
            if (mask is not null && (mask.Width, mask.Height, mask.Channels, mask.Kind) != (truth.Width, truth.Height, 1, SampleKind.UInt8))
            {
                throw new SimulationException(frame, $"a mask of {mask.Width} × {mask.Height}", $"{truth.Width} × {truth.Height} bytes", "Make it again from the archive that the truth belongs to.");
            }

            Frames++;
            var isClean = !truth.Pixels.ContainsAnyExcept((byte)0);
            for (var y = 0; y < truth.Height; y++)
            {
                for (var x = 0; x < truth.Width; x++)
                {
                    var isSaid = mask is not null && mask.Row(y)[x] >= LeastClaim;
                    Count(isSaid, truth[x, y] != 0, isClean, isSaid || truth[x, y] != 0 ? IsEdge(truth, x, y) : false);
                }
            }
        }

        public IEnumerable<(string Quantity, double Value)> Values() =>
            from value in ((string, long, long)[])[(Precision, _right, _said), (Recall, _right, _there), (Lost, _lost, _clean)]
            where value.Item3 > 0
            select (value.Item1, value.Item2 / (double)value.Item3);

        void Count(bool isSaid, bool isThere, bool isClean, bool isEdge)
        {
            if (isClean)
            {
                _clean++;
                _lost += isSaid ? 1 : 0;
            }

            if (!isEdge)
            {
                _said += isSaid ? 1 : 0;
                _there += isThere ? 1 : 0;
                _right += isSaid && isThere ? 1 : 0;
            }
        }

        static bool IsEdge(Raster<byte> truth, int x, int y)
        {
            for (var row = Math.Max(0, y - EdgePx); row <= Math.Min(truth.Height - 1, y + EdgePx); row++)
            {
                for (var column = Math.Max(0, x - EdgePx); column <= Math.Min(truth.Width - 1, x + EdgePx); column++)
                {
                    if (truth[column, row] != truth[x, y])
                    {
                        return true;
                    }
                }
            }

            return false;
        }
    }
}
