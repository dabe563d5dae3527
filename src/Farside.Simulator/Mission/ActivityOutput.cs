using System.Text;
using System.Text.Json.Nodes;

namespace Farside.Simulator.Mission;

/// <summary>Takes what an activity makes: products go to the archive, facts to the truth.</summary>
sealed class ActivityOutput(SimulatedStore store, Action step, CancellationToken cancellation)
{
    readonly JsonArray _products = [];
    readonly JsonArray _shots = [];

    /// <summary>The activity's own facts beside its products and shots.</summary>
    public JsonObject Facts { get; } = [];

    public CancellationToken Cancellation => cancellation;

    /// <summary>The truth's folder, for tables and pictures.</summary>
    public TruthFolder Truth => store.Truth;

    public void Keep(SimulatedProduct product)
    {
        cancellation.ThrowIfCancellationRequested();
        if (Dressed(product) is { } dressed)
        {
            _products.Add(store.Keep(dressed));
        }

        step();
    }

    /// <summary>The product as the archive keeps it; null where the mission it looks like has none.</summary>
    public SimulatedProduct? Dressed(SimulatedProduct product) => store.Sister is { } sister ? sister.Dress(product) : product;

    /// <summary>A label whose data were never released.</summary>
    public void KeepLabel(SimulatedProduct product) => Facts["labelWithoutData"] = store.KeepLabel(product);

    /// <summary>A camera's product, with its true camera and pose.</summary>
    public void Keep(SimulatedProduct product, JsonObject shot)
    {
        Keep(product);
        if (store.Sister is not null && Dressed(product) is { } dressed)
        {
            // The name and the time of the archive; all else is true of the ground that it was taken on.
            (shot["product"], shot["time"]) = (dressed.Name.FileName, dressed.Name.Start.ToUtcText());
        }

        _shots.Add(shot);
    }

    /// <summary>Products with their facts and tables.</summary>
    public void Keep(SimulatedMeasurement measurement)
    {
        foreach (var product in measurement.Products)
        {
            Keep(product);
        }

        foreach (var (name, text) in measurement.Tables)
        {
            Truth.Write("tables/" + name, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
        }

        Take(measurement.Truth, Facts);
    }

    /// <summary>All facts as the truth keeps them.</summary>
    public JsonObject ToJson(Activity activity)
    {
        var truth = new JsonObject
        {
            ["key"] = activity.Key,
            ["instrument"] = activity.Instrument,
            ["lunarDay"] = activity.LunarDay,
            ["start"] = activity.Start.ToUtcText(),
            ["stop"] = activity.Stop.ToUtcText(),
            ["availableAt"] = activity.AvailableAt.ToUtcText(),
            ["products"] = _products,
        };
        if (_shots.Count > 0)
        {
            truth["shots"] = _shots;
        }

        Take(Facts, truth);
        return truth;
    }

    static void Take(JsonObject facts, JsonObject target)
    {
        foreach (var (name, fact) in facts.ToList())
        {
            facts.Remove(name);
            target[name] = fact;
        }
    }
}
