using System.Text.Json.Nodes;
using Farside.Processing.Photogrammetry.Registration;

namespace Farside.Products.Recipes.Compare;

/// <summary>Where places of the earlier picture lie in the later one, for whoever wants to lay other pictures on each other, or to judge this.</summary>
static class RegistrationFile
{
    public const string Name = "registration.json";

    const int Across = 25;
    const int Down = 19;

    public static byte[] Write(ComparedFrames pair, PictureRegistration registration) => DataJson.Write(new JsonObject
    {
        ["format"] = "farside-registration/1",
        ["earlier"] = pair.Earlier.Id,
        ["later"] = pair.Later.Id,
        ["pixels"] = "[earlier column, earlier row, later column, later row]; (0, 0) is the middle of the top left one",
        ["places"] = new JsonArray([.. Places(pair, registration)]),
    });

    static IEnumerable<JsonNode?> Places(ComparedFrames pair, PictureRegistration registration)
    {
        var (first, second) = (pair.EarlierView.Camera, pair.LaterView.Camera);
        for (var i = 0; i < Across * Down; i++)
        {
            var (column, row) = ((i % Across) * (first.Width - 1.0) / (Across - 1), (i / Across) * (first.Height - 1.0) / (Down - 1));
            if (registration.SecondFromFirst(column, row) is { } at && at.Column >= 0 && at.Row >= 0 && at.Column <= second.Width - 1 && at.Row <= second.Height - 1)
            {
                yield return DataJson.ManyDecimals(column, row, at.Column, at.Row);
            }
        }
    }
}
