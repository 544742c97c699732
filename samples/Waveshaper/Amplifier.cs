using System;
using System.Linq;

namespace NetGen.Samples.Waveshaper;

/// <summary>
/// What the network is to imitate: a valve that is driven into saturation, more on one side than on the other, and whose working point moves with how loud it has been.
/// </summary>
internal static class Amplifier
{
    private const float Drive = 4;
    private const float Bias = 0.4f;
    private const float Sag = 1;

    /// <summary>Distorts a sound.</summary>
    /// <param name="sound">The samples, from silence on.</param>
    public static float[] Play(float[] sound)
    {
        float rumble = 0;
        float loudness = 0;
        float speaker = 0;
        return [.. sound.Select(sample =>
        {
            Follow(ref rumble, sample, hertz: 120);
            Follow(ref loudness, MathF.Abs(sample), hertz: 30);
            float valve = MathF.Tanh((Drive * (sample - rumble)) + Bias - (Sag * loudness)) - MathF.Tanh(Bias);
            Follow(ref speaker, valve, hertz: 4000);
            return speaker;
        })];
    }

    /// <summary>A filter of one pole: lets through what is slower than a frequency.</summary>
    private static void Follow(ref float state, float input, float hertz) =>
        state += (1 - MathF.Exp(-2 * MathF.PI * hertz / Guitar.SampleRate)) * (input - state);
}
