using System.CommandLine;
using System.Globalization;

namespace Farside.Cli.Verbs;

/// <summary>Options that tell the camera of anybody's pictures.</summary>
static class PictureNumbers
{
    /// <summary>A place in a picture.</summary>
    public static Option<(double Column, double Row)?> Centre() => new("--center")
    {
        Description = "Where the optical axis meets the pictures, as CX,CY in pixels from the centre of the top left one; their middle by default.",
        HelpName = "cx,cy",
        CustomParser = result =>
        {
            var parts = result.Tokens[^1].Value.Split(',');
            if (parts.Length == 2
                && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var column) && double.IsFinite(column)
                && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var row) && double.IsFinite(row))
            {
                return (column, row);
            }

            result.AddError($"--center: found {result.Tokens[^1].Value}; expected two numbers such as 587.5,431.5.");
            return null;
        },
    };
}
