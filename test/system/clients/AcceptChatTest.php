<?php

require_once __DIR__ . '/Backlot.php';

final class AcceptChatTest extends PHPUnit\Framework\TestCase
{
    use Backlot\HasWorld;

    private const ACCEPT = 'mutation($id: ID!) { acceptChat(id: $id) { status } }';

    protected function worldOptions(): array
    {
        return ['clock' => 'frozen'];
    }

    public function testThatOneExpertGetsTheChat(): void
    {
        $chat = $this->world->guuru->start(question: 'Where is my order?');
        $first = $this->world->guuru->graphql(self::ACCEPT, ['id' => $chat->id]);
        $second = $this->world->guuru->graphql(self::ACCEPT, ['id' => $chat->id]);
        $this->assertSame('open', $first->data->acceptChat->status);
        $this->assertSame('CHAT_ALREADY_ACCEPTED', $second->errors[0]->extensions->code);
    }

    protected function tearDown(): void
    {
        $this->world->clock->get();
    }

    public function testOfWaitsAndCounts(): void
    {
        $world = $this->world;
        $chat = $world->guuru->start(['question' => "A \"quoted\" text\nä 😀"]);
        $this->assertSame("A \"quoted\" text\nä 😀", $chat->question);
        $world->guuru->graphql(self::ACCEPT, ['id' => $chat->id]);
        $world->guuru->graphql(self::ACCEPT, ['id' => $chat->id]);
        $this->assertSame(2, $world->requests->count(match: ['operation' => 'acceptChat'])->count);
        $this->assertCount(1, $world->events->wait(['match' => ['type' => 'guuru.chat.opened']])->events);
        try {
            $world->guuru->rate($chat->id, rating: 5);
            $this->fail('not refused');
        } catch (Backlot\Refused $refused) {
            $this->assertSame(['ILLEGAL_MOVE', 409], [$refused->getCode(), $refused->status]);
        }
    }

    public function testOfFaultsAndTime(): void
    {
        $world = $this->world;
        $world->faults->add(vendor: 'guuru', kind: 'http-status', status: 503, from: '2026-01-01T01:00:00Z');
        $this->assertNotEmpty($world->guuru->graphql('{ partner { id } }')->data->partner->id);
        $this->assertSame('2026-01-01T02:00:00.000Z', $world->clock->advance(by: 'PT2H')->now);
        try {
            $world->guuru->graphql('{ partner { id } }');
            $this->fail('not refused');
        } catch (Backlot\Refused $refused) {
            $this->assertSame(503, $refused->status);
        }
        $world->faults->set(faults: [['vendor' => 'guuru', 'kind' => 'connection-reset']]);
        try {
            $world->guuru->graphql('{ partner { id } }');
            $this->fail('answered');
        } catch (Backlot\Refused $refused) {
            $this->assertStringStartsWith($world->guuru->url . ' gave no answer: ', $refused->getMessage());
        }
        $world->reset(only: 'faults');
        $this->assertEquals((object) ['faults' => []], $world->faults->get());
        $copy = $world->fork();
        $copy->marketplacer->send('660119', message: 'Hi');
        $before = $copy->state->get();
        $copy->state->set($before);
        $this->assertEquals($before, $copy->state->get());
        $this->assertNotEquals($before, $world->state->get());
        $copy->end();
        $copy->end();
        $other = new Backlot\World(clock: 'frozen', seed: 7);
        $this->assertSame(7, $other->state->get()->seed);
        $other->end();
        $this->assertSame([], $world->events->get()->events);
    }

    public function testOfSkipping(): void
    {
        $this->markTestSkipped('no reason');
    }

    /** @dataProvider names */
    public function testThatFails(string $given): void
    {
        $this->world->guuru->graphql('{ partner { id } }');
        $this->assertSame('a b', $given);
    }

    public static function names(): array
    {
        return ['one' => ['a b'], 'an other' => ['c/d']];
    }
}
