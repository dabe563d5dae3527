using System.Numerics;

namespace Farside.Simulator.Vehicles;

/// <summary>Painted faces: the flag (three wide, two high, a large star and four small ones) and the patch of calibration colours.</summary>
static class Emblems
{
    // In thirtieths of the flag's width, from its upper left corner: where the stars stand and how far their tips reach.
    static readonly (float X, float Y, float R)[] Stars = [(5, 5, 3), (10, 2, 1), (12, 4, 1), (12, 7, 1), (10, 9, 1)];

    const float PatchGap = 0.06f; // share of a square that is frame

    /// <param name="face">−1 … 1 right and up.</param>
    /// <param name="halfM">Half width and height of the face; narrow faces are the flag's rim.</param>
    public static Vector3 Flag(Vector2 face, Vector2 halfM)
    {
        if (halfM.X < 0.02f || halfM.Y < 0.02f)
        {
            return Palette.White;
        }

        var (x, y) = ((face.X + 1) * 15, (1 - face.Y) * 10);
        return Array.Exists(Stars, star => IsInStar(x - star.X, y - star.Y, star.R)) ? Palette.Yellow : Palette.Red;
    }

    public static Vector3 Patch(Vector2 face)
    {
        var (x, y) = ((face.X + 1) * 2, (1 - face.Y) * 2);
        var (column, row) = ((int)x, (int)y);
        var isFrame = Math.Min(x - column, y - row) < PatchGap || Math.Max(x - column, y - row) > 1 - PatchGap;
        return isFrame ? Palette.Black : Palette.PatchAt(column, row);
    }

    // A tenth of a five-pointed star, tip to notch, by the side of its edge on which the point lies.
    static bool IsInStar(float x, float y, float tip)
    {
        const float Notch = 0.382f;
        const float Tenth = MathF.PI / 5;
        var angle = MathF.Atan2(x, -y); // from the upper tip
        angle = MathF.Abs(angle - (2 * Tenth * MathF.Round(angle / (2 * Tenth))));
        var (sin, cos) = MathF.SinCos(angle);
        var radius = MathF.Sqrt((x * x) + (y * y));
        var (edgeX, edgeY) = (tip * ((Notch * MathF.Cos(Tenth)) - 1), tip * Notch * MathF.Sin(Tenth));
        return ((edgeX * (radius * sin)) - (edgeY * ((radius * cos) - tip))) >= 0;
    }
}
