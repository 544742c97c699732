using System;

namespace NetGen.Samples.Waveshaper;

/// <summary>
/// Plucked strings, by the algorithm of Karplus and Strong: noise goes round a delay line as long as a period, and loses its high frequencies on the way.
/// </summary>
internal static class Guitar
{
    public const int SampleRate = 48_000;

    private const double LowestString = 82.4;
    private const int Strings = 6;
    private const float Decay = 0.996f;

    /// <summary>Six strings, each plucked anew every now and then.</summary>
    /// <param name="count">The number of samples.</param>
    /// <param name="seed">What is played.</param>
    public static float[] Play(int count, int seed)
    {
        Random random = new(seed);
        float[] sound = new float[count];
        for (int played = 0; played < Strings; played++)
        {
            float[] loop = [];
            int place = 0;
            int untilNext = random.Next(SampleRate);
            for (int sample = 0; sample < count; sample++)
            {
                if (untilNext-- == 0)
                {
                    loop = Pluck(random, LowestString * Math.Pow(2, ((5 * played) + random.Next(8)) / 12.0));
                    place = 0;
                    untilNext = random.Next(SampleRate / 4, 2 * SampleRate);
                }

                if (loop.Length > 0)
                {
                    int next = place + 1 == loop.Length ? 0 : place + 1;
                    sound[sample] += loop[place];
                    loop[place] = Decay * 0.5f * (loop[place] + loop[next]);
                    place = next;
                }
            }
        }

        return sound;
    }

    /// <summary>A period of noise: hard or soft, bright or dull.</summary>
    private static float[] Pluck(Random random, double frequency)
    {
        float[] loop = new float[(int)(SampleRate / frequency)];
        float strength = 0.1f + (0.5f * random.NextSingle());
        float smoothing = 0.05f + (0.3f * random.NextSingle());
        float value = 0;
        for (int index = 0; index < loop.Length; index++)
        {
            value += smoothing * ((2 * random.NextSingle()) - 1 - value);
            loop[index] = strength * value / MathF.Sqrt(smoothing);
        }

        return loop;
    }
}
