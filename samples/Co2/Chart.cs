using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using static System.FormattableString;

namespace NetGen.Samples.Co2;

/// <summary>A line of a chart.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Colour">Its colour, as SVG writes it.</param>
/// <param name="Values">A number for each month.</param>
internal sealed record Curve(string Name, string Colour, IReadOnlyList<double> Values);

/// <summary>Draws monthly series over each other as SVG.</summary>
internal static class Chart
{
    private const int Width = 900;
    private const int Height = 420;
    private const int Left = 60;
    private const int Right = 110;
    private const int Top = 30;
    private const int Bottom = 40;
    private const int GridStep = 5;

    public static string Draw(DateTime first, IReadOnlyList<Curve> curves)
    {
        int months = curves.Max(curve => curve.Values.Count);
        int lowest = GridStep * (int)Math.Floor(curves.Min(curve => curve.Values.Min()) / GridStep);
        int highest = GridStep * (int)Math.Ceiling(curves.Max(curve => curve.Values.Max()) / GridStep);
        double X(double month) => Left + ((Width - Left - Right) * month / (months - 1));
        double Y(double value) => Top + ((Height - Top - Bottom) * (highest - value) / (highest - lowest));

        StringBuilder svg = new();
        void Line(FormattableString text) => svg.Append(Invariant(text)).Append('\n');
        Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{Height}\" font-family=\"sans-serif\" font-size=\"13\">");
        Line($"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>");
        Line($"<text x=\"{Left}\" y=\"{Top - 10}\">CO₂, parts per million</text>");
        for (int value = lowest; value <= highest; value += GridStep)
        {
            Line($"<line x1=\"{Left}\" y1=\"{Y(value):F1}\" x2=\"{Width - Right}\" y2=\"{Y(value):F1}\" stroke=\"#dddddd\"/>");
            Line($"<text x=\"{Left - 8}\" y=\"{Y(value) + 4:F1}\" text-anchor=\"end\">{value}</text>");
        }

        foreach (int month in Enumerable.Range(0, months).Where(month => first.AddMonths(month).Month == 1))
        {
            Line($"<line x1=\"{X(month):F1}\" y1=\"{Top}\" x2=\"{X(month):F1}\" y2=\"{Height - Bottom}\" stroke=\"#eeeeee\"/>");
            Line($"<text x=\"{X(month):F1}\" y=\"{Height - Bottom + 20}\" text-anchor=\"middle\">{first.AddMonths(month).Year}</text>");
        }

        for (int i = 0; i < curves.Count; i++)
        {
            Curve curve = curves[i];
            string points = string.Join(" ", curve.Values.Select((value, month) => Invariant($"{X(month):F1},{Y(value):F1}")));
            Line($"<polyline points=\"{points}\" fill=\"none\" stroke=\"{curve.Colour}\" stroke-width=\"1.5\"/>");
            Line($"<text x=\"{Width - Right + 12}\" y=\"{Top + 5 + (20 * i)}\" fill=\"{curve.Colour}\">{curve.Name}</text>");
        }

        return svg.Append("</svg>\n").ToString();
    }
}
