using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using static System.FormattableString;

namespace NetGen.Samples.GradientDescent;

/// <summary>A line of a chart.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Losses">The loss before the first epoch and after each.</param>
internal sealed record Curve(string Name, IReadOnlyList<double> Losses);

/// <summary>Draws loss curves as SVG, the loss on a logarithmic axis.</summary>
internal static class LossChart
{
    private const int Width = 760;
    private const int Height = 420;
    private const int Left = 70;
    private const int Right = 190;
    private const int Top = 30;
    private const int Bottom = 50;

    private static readonly string[] Colours = ["#1b6ca8", "#d1495b", "#2e933c", "#8f5cb8", "#c77700"];

    public static string Draw(IReadOnlyList<Curve> curves)
    {
        int epochs = curves.Max(curve => curve.Losses.Count) - 1;
        double[] all = [.. curves.SelectMany(curve => curve.Losses)];
        int lowest = (int)Math.Floor(Math.Log10(all.Min()));
        int highest = (int)Math.Ceiling(Math.Log10(all.Max()));
        double X(double epoch) => Left + ((Width - Left - Right) * epoch / epochs);
        double Y(double loss) => Top + ((Height - Top - Bottom) * (highest - Math.Log10(loss)) / (highest - lowest));

        StringBuilder svg = new();
        void Line(FormattableString text) => svg.Append(Invariant(text)).Append('\n');
        Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{Height}\" font-family=\"sans-serif\" font-size=\"13\">");
        Line($"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>");
        for (int power = lowest; power <= highest; power++)
        {
            double y = Y(Math.Pow(10, power));
            Line($"<line x1=\"{Left}\" y1=\"{y:F1}\" x2=\"{Width - Right}\" y2=\"{y:F1}\" stroke=\"#dddddd\"/>");
            Line($"<text x=\"{Left - 8}\" y=\"{y + 4:F1}\" text-anchor=\"end\">10<tspan dy=\"-5\" font-size=\"9\">{power}</tspan></text>");
        }

        for (int epoch = 0; epoch <= epochs; epoch += 10)
        {
            Line($"<text x=\"{X(epoch):F1}\" y=\"{Height - Bottom + 20}\" text-anchor=\"middle\">{epoch}</text>");
        }

        Line($"<text x=\"{(Left + Width - Right) / 2}\" y=\"{Height - 10}\" text-anchor=\"middle\">epoch</text>");
        Line($"<text x=\"{Left}\" y=\"{Top - 10}\">loss</text>");
        for (int i = 0; i < curves.Count; i++)
        {
            string colour = Colours[i % Colours.Length];
            string points = string.Join(" ", curves[i].Losses.Select((loss, epoch) => Invariant($"{X(epoch):F1},{Y(loss):F1}")));
            Line($"<polyline points=\"{points}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>");
            Line($"<text x=\"{Width - Right + 12}\" y=\"{Y(curves[i].Losses[^1]) + 4:F1}\" fill=\"{colour}\">{curves[i].Name}</text>");
        }

        return svg.Append("</svg>\n").ToString();
    }
}
