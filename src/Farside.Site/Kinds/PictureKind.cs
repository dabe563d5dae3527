using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Farside.Site.Kinds;

/// <summary>A frame, or anything that is one picture: deep zoom, linear beside display, the number under the cursor.</summary>
sealed partial class PictureKind : IPageKind
{
    public string Name => "picture";
    public IReadOnlyList<string> Scripts => ["viewer.js"];

    public PageView View(PageSource source)
    {
        var record = source.Record;
        List<PageImage?> images = [source.Pictures.Display()];
        images.Add(source.ByRole("before") is { IsPicture: true } before ? source.Pictures.Show(before, "before") : null);
        images.AddRange(record.Files.Where(file => file.Role == "linear" && file.IsPicture).Select(file => source.Pictures.ShowLinear(file)));
        images.AddRange(record.Files.Where(file => file.Role == "mask" && file.IsPicture && record.Recipe == "picture").Select(file => source.Pictures.ShowAsItIs(file, "mask")));
        images.AddRange(record.Files.Where(file => file.Role == "display" && file.IsPicture && file != record.Display).Select(file => source.Pictures.Show(file, "whole")));
        return new()
        {
            Images = [.. images.OfType<PageImage>()],
            Data = new() { ["values"] = Values(source), ["sky"] = record.Inputs.Count == 1 ? source.Geometries.SkyOf(record.Inputs[0].Id) : null },
        };
    }

    /// <summary>Linear numbers where there are any, else the samples as stored where the picture shows them unchanged.</summary>
    static JsonObject? Values(PageSource source)
    {
        if (source.Pictures.IsLinksOnly)
        {
            return null;
        }

        var facts = source.Record.Facts;
        if (source.ByRole("linear") is { IsPicture: true } linear)
        {
            var factor = LinearFactor().Match(facts.FirstOrDefault(fact => fact.Key == "Linear file").Value ?? "");
            return Values(linear.Name, "linear", linear.Width, linear.Height, 16,
                factor.Success ? 1 / double.Parse(factor.Groups[1].Value, CultureInfo.InvariantCulture) : 1, factor.Success ? "DN" : "");
        }

        var isAsStored = facts.Any(fact => fact is { Key: "Display", Value: "as stored" });
        return isAsStored && source.Record.Display is { } display && Path.GetExtension(display.Name) == ".png" ? Values(display.Name, "display", display.Width, display.Height, 8, 1, "DN") : null;
    }

    static JsonObject Values(string name, string role, int width, int height, int bits, double scale, string unit) => new()
    {
        ["src"] = Pages.Html.Address(name),
        ["format"] = "png",
        ["role"] = role,
        ["width"] = width,
        ["height"] = height,
        ["bits"] = bits,
        ["scale"] = scale,
        ["offset"] = 0,
        ["unit"] = unit,
        ["noData"] = null,
        ["needsServer"] = true,
    };

    // What the recipe writes: "16 bits = 64 × data numbers above the pedestal; …".
    [GeneratedRegex(@"=\s*([0-9]{1,6})\s*×\s*data numbers")]
    private static partial Regex LinearFactor();
}
